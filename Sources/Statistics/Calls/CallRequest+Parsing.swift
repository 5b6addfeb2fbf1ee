import Calls
import PushAPI

extension CallRequest {
    /// Reads a request as it stands in an address; absent and empty parts get their defaults.
    ///
    /// - Parameters:
    ///   - parameters: The values by name. `from`, `to`, `groups`, `teams` and `hours` as for panels; `direction`:
    ///     in, out or internal; `outcome`: any number of `Outcome`; `state`: running or ended; `number`: of either side;
    ///     `minWait`, `maxWait`, `minTalk`, `maxTalk`: seconds; `order`: newest or oldest; `limit`: 1 to 1000;
    ///     `after`: the key of the page before. Others are ignored.
    ///   - now: The server's clock.
    /// - Throws: `RequestProblem`.
    public static func parse(_ parameters: [String: [String]], now: Instant) throws(RequestProblem) -> CallRequest {
        let parameters = Parameters(values: parameters)
        var request = CallRequest(
            try PanelRequest.parse(
                from: parameters["from"],
                to: parameters["to"],
                unit: nil,
                groups: parameters.all("groups"),
                teams: parameters.all("teams"),
                hours: parameters["hours"],
                now: now
            )
        )
        request.direction = try parameters.word("direction", of: [.incoming, .outgoing, .internal])
        for text in parameters.all("outcome") {
            request.outcomes.insert(try parameters.word("outcome", text, of: Outcome.allCases))
        }
        request.state = try parameters.word("state", of: State.allCases)
        request.number = parameters["number"].flatMap(PhoneNumber.init(wire:))
        request.wait = try parameters.bounds("minWait", "maxWait")
        request.talk = try parameters.bounds("minTalk", "maxTalk")
        request.order = try parameters.word("order", of: Order.allCases) ?? request.order
        if let text = parameters["limit"] {
            guard let limit = Int(text), limits.contains(limit) else {
                throw .outOfBounds(parameter: "limit", value: text, bounds: limits)
            }
            request.limit = limit
        }
        if let text = parameters["after"] {
            guard let key = CallKey(text: text) else { throw .unreadableKey(value: text) }
            request.after = key
        }
        return request
    }
}

/// The parameters of an address; an empty one is as good as none.
private struct Parameters {
    let values: [String: [String]]

    subscript(name: String) -> String? { all(name).first }

    func all(_ name: String) -> [String] { values[name, default: []].filter { !$0.isEmpty } }

    func word<Word: RawRepresentable<String>>(_ name: String, of words: [Word]) throws(RequestProblem) -> Word? {
        guard let text = self[name] else { return nil }
        return try word(name, text, of: words)
    }

    func word<Word: RawRepresentable<String>>(
        _ name: String,
        _ text: String,
        of words: [Word]
    ) throws(RequestProblem) -> Word {
        guard let word = words.first(where: { $0.rawValue == text }) else {
            throw .unknownWord(parameter: name, value: text, words: words.map(\.rawValue))
        }
        return word
    }

    func bounds(_ minimum: String, _ maximum: String) throws(RequestProblem) -> CallRequest.Bounds {
        let bounds = CallRequest.Bounds(minimum: try milliseconds(minimum), maximum: try milliseconds(maximum))
        if let least = bounds.minimum, let greatest = bounds.maximum, least > greatest {
            throw .emptyBounds(minimum: minimum, maximum: maximum)
        }
        return bounds
    }

    private func milliseconds(_ name: String) throws(RequestProblem) -> Int64? {
        guard let text = self[name] else { return nil }
        // More seconds than this are no length of a call, and none that is written in hexadecimal either.
        guard text.utf8.allSatisfy({ ("0"..."9").contains(Character(Unicode.Scalar($0))) || $0 == UInt8(ascii: ".") }),
            let seconds = Double(text), seconds < 1e9
        else { throw .unreadableSeconds(parameter: name, value: text) }
        return Int64((seconds * 1_000).rounded())
    }
}
