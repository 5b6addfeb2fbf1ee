import Calls
import PushAPI

/// One thing that happens to one leg of a story.
package struct Step: Sendable {
    /// What the newCall of a leg says; its answer and its hangup repeat everything but the users.
    struct Line: Sendable {
        var direction: Direction
        var caller: PhoneNumber
        var callee: PhoneNumber
        var users: [User]
        var original: String?
        var xcid: String?
        var diversion: PhoneNumber?
    }

    enum Kind: Sendable {
        case newCall(Line)
        case answer(User?, number: PhoneNumber?)
        case hangup(HangupCause?, number: PhoneNumber?)
        case crashed
        case lapsed
    }

    var leg: String
    var at: Instant
    var kind: Kind
    var isLost = false
    var isBare = false

    init(_ leg: String, at seconds: Double, _ kind: Kind) {
        self.leg = leg
        at = Story.start + milliseconds(seconds)
        self.kind = kind
    }

    /// The same, but the server never heard of it.
    package var lost: Step {
        var step = self
        step.isLost = true
        return step
    }

    /// The same, but the message says no more than its callId, as some systems really received it.
    package var bare: Step {
        var step = self
        step.isBare = true
        return step
    }
}

/// Which ids tie a leg to others.
package enum FlowID: Sendable {
    /// The `xcid` of the one flow of the story.
    case shared
    /// Another flow's `xcid`.
    case other(String)
    /// An `xcid` as click-to-dial makes it.
    case clickToDial
    /// None, as in the examples of the documentation.
    case none

    var xcid: String? {
        switch self {
        case .shared: "5aada1e696b94cec"
        case .other(let xcid): xcid
        case .clickToDial: "c2d-0.106427845474677"
        case .none: nil
        }
    }
}

/// A leg begins; `seconds` count from the start of the story.
package func newCall(
    _ leg: String,
    at seconds: Double,
    after original: String? = nil,
    _ direction: Direction = .incoming,
    from caller: PhoneNumber = .customer,
    to callee: PhoneNumber = .office,
    rings users: User...,
    divertedFrom diversion: PhoneNumber? = nil,
    flow: FlowID = .shared
) -> Step {
    let line = Step.Line(
        direction: direction,
        caller: caller,
        callee: callee,
        users: users,
        original: original,
        xcid: flow.xcid,
        diversion: diversion
    )
    return Step(leg, at: seconds, .newCall(line))
}

/// Someone or something picks up.
package func answer(
    _ leg: String,
    at seconds: Double,
    by user: User? = nil,
    on number: PhoneNumber? = nil
) -> Step {
    Step(leg, at: seconds, .answer(user, number: number))
}

/// A leg ends; `number` is the one that had answered.
package func hangup(
    _ leg: String,
    at seconds: Double,
    _ cause: HangupCause? = .normalClearing,
    answeredOn number: PhoneNumber? = nil
) -> Step {
    Step(leg, at: seconds, .hangup(cause, number: number))
}

/// A server starts after an outage and finds the leg open.
package func crash(_ leg: String, at seconds: Double) -> Step {
    Step(leg, at: seconds, .crashed)
}

/// The leg is found open beyond the limits.
package func lapse(_ leg: String, at seconds: Double) -> Step {
    Step(leg, at: seconds, .lapsed)
}

func milliseconds(_ seconds: Double) -> Int64 {
    Int64((seconds * 1_000).rounded())
}
