import Calls
import PushAPI

@testable import Account

extension Leg {
    /// An incoming call that has been announced and goes on.
    static func call(_ id: String, at start: Instant, to number: String, from caller: String = "+49301234567") -> Leg {
        Leg(
            Event(
                kind: .newCall(users: []),
                callID: id,
                direction: .incoming,
                caller: PhoneNumber(stored: caller),
                callee: PhoneNumber(stored: number),
                receivedAt: start
            )
        )
    }

    /// What the hangup of a call tells.
    static func end(of id: String, at end: Instant, _ cause: HangupCause = .normalClearing) -> Leg {
        Leg(Event(kind: .hangup(cause: cause), callID: id, receivedAt: end))
    }

    /// What the answer of a call tells.
    static func answer(of id: String, at moment: Instant) -> Leg {
        Leg(Event(kind: .answer(user: nil), callID: id, receivedAt: moment))
    }
}

/// Plays with an account that is connected by a personal access token.
func withPersonal(
    _ database: Database = .sqlite,
    now: Instant = Instant(milliseconds: 1_772_528_400_000),
    _ body: (World, AccountKeeper) async throws -> Void
) async throws {
    try await withWorld(database, now: now) { world in
        try await body(world, world.account(world.keeper("a", .personal(world.personal()))))
    }
}
