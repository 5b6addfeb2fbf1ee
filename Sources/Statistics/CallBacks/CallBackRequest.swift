import Formulas
import PushAPI

/// Which missed callers a reader wants to see.
public struct CallBackRequest: Hashable, Sendable {
    /// The time in which the first missed calls began, their groups and teams, and the opening hours.
    public var selection: PanelRequest
    /// How far the callers have come; nil means all.
    public var state: State?
    /// How many callers are listed at most, see `limits`; the counts are about all.
    public var limit = 1_000

    /// How many callers can be listed.
    public static let limits = 1...1_000

    /// How far a caller has come, for somebody who has to call back.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// The caller still waits, whether or not we have tried.
        case open
        /// Both have talked, whoever called.
        case reached
        /// There was no contact for too long.
        case expired
        /// Someone decided that nobody needs to call back.
        case dismissed

        init(_ state: CallBacks.State) {
            self =
                switch state {
                case .open, .tried: .open
                case .reachedByUs, .reachedUs: .reached
                case .expired: .expired
                case .dismissed: .dismissed
                }
        }
    }

    /// Asks for all missed callers of a selection.
    public init(_ selection: PanelRequest) {
        self.selection = selection
    }

    /// Reads a request as it stands in an address; absent and empty parts get their defaults.
    ///
    /// - Parameters:
    ///   - parameters: The values by name. `from`, `to`, `groups`, `teams` and `hours` as for panels; `state`: open,
    ///     reached, expired or dismissed; `limit`: 1 to 1000. Others are ignored.
    ///   - now: The server's clock.
    /// - Throws: `RequestProblem`.
    public static func parse(_ parameters: [String: [String]], now: Instant) throws(RequestProblem) -> CallBackRequest {
        let parameters = Parameters(values: parameters)
        var request = CallBackRequest(try parameters.selection(now: now))
        request.state = try parameters.word("state", of: State.allCases)
        request.limit = try parameters.integer("limit", in: limits) ?? request.limit
        return request
    }
}
