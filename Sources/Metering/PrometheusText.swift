/// The text exposition format of Prometheus, version 0.0.4.
public struct PrometheusText: Sendable {
    /// The content type of the format.
    public static let contentType = "text/plain; version=0.0.4; charset=utf-8"
    /// The text so far.
    public private(set) var text = ""

    /// Starts an empty exposition.
    public init() {}

    /// Adds a counter.
    public mutating func counter(_ name: String, _ help: String, _ value: Int) {
        header(name, help, "counter")
        text += "\(name) \(value)\n"
    }

    /// Adds counters that differ in one label.
    public mutating func counter(_ name: String, _ help: String, _ counter: LabelledCounter) {
        header(name, help, "counter")
        for (value, count) in counter.values { text += "\(name){\(counter.label)=\"\(value)\"} \(count)\n" }
    }

    /// Adds a number that goes up and down.
    public mutating func gauge(_ name: String, _ help: String, _ value: Int) {
        header(name, help, "gauge")
        text += "\(name) \(value)\n"
    }

    /// Adds a histogram in seconds.
    public mutating func histogram(_ name: String, _ help: String, _ histogram: DurationHistogram) {
        header(name, help, "histogram")
        let (buckets, sum, count) = histogram.summary
        for (bound, cumulative) in buckets { text += "\(name)_bucket{le=\"\(bound)\"} \(cumulative)\n" }
        text += "\(name)_bucket{le=\"+Inf\"} \(count)\n\(name)_sum \(sum)\n\(name)_count \(count)\n"
    }

    private mutating func header(_ name: String, _ help: String, _ type: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }
}
