/// The prepared statements of a connection: as many as are used again and again, the longest unused ones go.
struct StatementCache {
    /// Most statements that one connection keeps prepared; a server allows some ten thousand for all.
    static let capacity = 200

    private var idle: [String: (statement: Statement, usedAt: Int)] = [:]
    private var clock = 0

    /// Takes a statement out, so that a query within the rows of the same query gets one of its own.
    mutating func take(_ text: String) -> Statement? { idle.removeValue(forKey: text)?.statement }

    /// Puts a statement back.
    mutating func give(_ statement: Statement, for text: String) {
        clock += 1
        idle[text] = (statement, clock)
        guard idle.count > Self.capacity, let oldest = idle.min(by: { $0.value.usedAt < $1.value.usedAt }) else {
            return
        }
        idle[oldest.key] = nil
    }

    /// Closes all of them, which needs the connection.
    mutating func removeAll() { idle = [:] }
}
