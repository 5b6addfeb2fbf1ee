/// The samples of a text in the exposition format of Prometheus.
struct MetricsText {
    private let values: [Substring: Double]

    /// Reads all lines that are samples; comments and what cannot be read are passed over.
    init(_ text: String) {
        let samples = text.split(separator: "\n").compactMap { line -> (Substring, Double)? in
            guard line.first != "#", let blank = line.lastIndex(of: " ") else { return nil }
            return Double(line[line.index(after: blank)...]).map { (line[..<blank], $0) }
        }
        values = Dictionary(samples) { $1 }
    }

    /// The sample of exactly this name, labels included.
    subscript(name: String) -> Double? { values[name[...]] }

    /// Events in the store; nil when the text is not a server's.
    var applied: Int? { self["call_statistics_events_applied_total"].map { Int($0) } }

    /// Events that wait for the store; nil when the text is not a server's.
    var backlog: Int? { self["call_statistics_journal_length"].map { Int($0) } }
}
