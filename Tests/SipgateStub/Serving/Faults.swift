/// The faults that wait for requests.
struct Faults {
    private var rules: [String: Fault] = [:]

    mutating func set(_ fault: Fault?, on prefix: String) {
        if let fault {
            rules[prefix] = fault
        } else {
            rules = rules.filter { !$0.key.hasPrefix(prefix) }
        }
    }

    /// The fault that hits a request, never a `times`.
    mutating func strike(_ path: String) -> Fault? {
        let prefixes = rules.keys.filter(path.hasPrefix)
        guard let prefix = prefixes.max(by: { $0.count < $1.count }), let fault = rules[prefix] else { return nil }
        let (hit, rest) = fault.spent
        rules[prefix] = rest
        return hit
    }
}

extension Fault {
    /// What hits the next request, and what waits for those after it.
    fileprivate var spent: (hit: Fault?, rest: Fault?) {
        guard case .times(let count, let inner) = self else { return (self, self) }
        guard count > 0 else { return (nil, nil) }
        let (hit, rest) = inner.spent
        return (hit, count > 1 ? rest.map { .times(count - 1, $0) } : nil)
    }
}

extension Answer {
    /// What a fault makes of an answer.
    enum Breakage {
        /// The answer is as good as ever.
        case none
        /// This is sent in its place.
        case replaced(Answer)
        /// Nothing is sent.
        case dropped

        init(_ fault: Fault?) {
            switch fault {
            case nil, .slow, .times: self = .none
            case .dropped: self = .dropped
            case .status(let status): self = .replaced(.error(status, "Fault", "The stub was told to fail."))
            case .garbage:
                let headers = ["content-type": "application/json"]
                self = .replaced(Answer(status: 200, headers: headers, body: #"{"items":[{"id":"#))
            case .rateLimited(let seconds):
                var answer = Answer.error(429, "Too Many Requests", "The stub was told to be busy.")
                answer.headers["retry-after"] = seconds.map(String.init)
                self = .replaced(answer)
            }
        }
    }
}
