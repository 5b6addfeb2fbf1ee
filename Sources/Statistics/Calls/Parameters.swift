import PushAPI

/// The parameters of an address; an empty one is as good as none.
struct Parameters {
    let values: [String: [String]]

    subscript(name: String) -> String? { all(name).first }

    func all(_ name: String) -> [String] { values[name, default: []].filter { !$0.isEmpty } }

    /// The range, the groups and teams, and the opening hours.
    func selection(now: Instant) throws(RequestProblem) -> PanelRequest {
        try PanelRequest.parse(
            from: self["from"],
            to: self["to"],
            unit: nil,
            groups: all("groups"),
            teams: all("teams"),
            hours: self["hours"],
            now: now
        )
    }

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

    func integer(_ name: String, in bounds: ClosedRange<Int>) throws(RequestProblem) -> Int? {
        guard let text = self[name] else { return nil }
        guard let number = Int(text), bounds.contains(number) else {
            throw .outOfBounds(parameter: name, value: text, bounds: bounds)
        }
        return number
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
