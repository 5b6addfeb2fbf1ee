import Calls
import PushAPI

extension CallRequest {
    /// Reads a request as it stands in an address; absent and empty parts get their defaults.
    ///
    /// - Parameters:
    ///   - parameters: The values by name. `from`, `to`, `groups`, `teams` and `hours` as for panels; `direction`:
    ///     in, out or internal; `outcome`: any number of `Outcome`; `state`: running, waiting, active or ended;
    ///     `number`: of either side, whole or in part, see `NumberSearch`; `minWait`, `maxWait`, `minTalk`, `maxTalk`:
    ///     seconds; `order`: newest or oldest; `limit`: 1 to 1000; `after`: the key of the page before. Others are
    ///     ignored.
    ///   - now: The server's clock.
    /// - Throws: `RequestProblem`.
    public static func parse(_ parameters: [String: [String]], now: Instant) throws(RequestProblem) -> CallRequest {
        let parameters = Parameters(values: parameters)
        var request = CallRequest(try parameters.selection(now: now))
        request.direction = try parameters.word("direction", of: [.incoming, .outgoing, .internal])
        for text in parameters.all("outcome") {
            request.outcomes.insert(try parameters.word("outcome", text, of: Outcome.allCases))
        }
        request.state = try parameters.word("state", of: State.allCases)
        if let text = parameters["number"], text.contains(where: { $0 != " " && $0 != "+" }) {
            guard let number = NumberSearch(text) else { throw .shortNumber(value: text) }
            request.number = number
        }
        request.wait = try parameters.bounds("minWait", "maxWait")
        request.talk = try parameters.bounds("minTalk", "maxTalk")
        request.order = try parameters.word("order", of: Order.allCases) ?? request.order
        request.limit = try parameters.integer("limit", in: limits) ?? request.limit
        if let text = parameters["after"] {
            guard let key = CallKey(text: text) else { throw .unreadableKey(value: text) }
            request.after = key
        }
        return request
    }
}
