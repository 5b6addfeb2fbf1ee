import Foundation

extension Server {
    /// The token of every server's operator.
    package static let token = "token-of-the-operator-0123456789abcdefghij"

    /// Sends single requests; those that read have the operator's token unless they carry something of their own.
    package var http: HTTPClient { HTTPClient(port: port, token: Self.token) }

    /// Sends single requests of somebody whom the server does not know.
    package var stranger: HTTPClient { HTTPClient(port: port) }

    /// The range of all that a test does, as parameters of a panel.
    package static var nowadays: String {
        let now = Int(Date().timeIntervalSince1970 * 1_000)
        return "from=\(now - 7_200_000)&to=\(now + 60_000)&unit=1h&lang=en"
    }

    /// A time zone in which it is about noon, for `TIME_ZONE`: all that a test does falls on one day there.
    package static var zoneAtNoon: String {
        let hour = Int(Date().timeIntervalSince1970) / 3_600 % 24
        // The names of these zones count westwards.
        return hour < 12 ? "Etc/GMT-\(12 - hour)" : "Etc/GMT+\(hour - 12)"
    }

    /// A panel's answer about nowadays.
    package func panel(_ id: String, teams: [String] = []) async throws -> PanelTable {
        let filter = teams.map { "&teams=\($0)" }.joined()
        return try await http.get("/api/v1/panels/\(id)?\(Self.nowadays)\(filter)").decoded()
    }

    /// The live view.
    package func live() async throws -> LiveView {
        try await http.get("/api/v1/live?lang=en").decoded()
    }

    /// The live view as soon as the board counts so many events: it hears of them a moment after they were acknowledged.
    ///
    /// - Parameter events: Those since the server's start, and one for each journey that it knew then.
    package func live(of events: Int) async throws -> LiveView {
        try await eventually("the board counts \(events) events") { try await live().totalEvents >= events }
        return try await live()
    }

    /// What the server counts about itself, by name and labels.
    package func metrics() async throws -> [String: Double] {
        let lines = try await http.get("/metrics").text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        let pairs = lines.compactMap { line -> (String, Double)? in
            guard let blank = line.lastIndex(of: " "), let value = Double(line[line.index(after: blank)...]) else {
                return nil
            }
            return (String(line[..<blank]), value)
        }
        return Dictionary(pairs) { $1 }
    }

    /// A counter or gauge; 0 where it is missing.
    package func metric(_ name: String) async throws -> Int {
        Int(try await metrics()["call_statistics_\(name)"] ?? 0)
    }

    /// Waits until everything that was acknowledged is in the store.
    ///
    /// - Parameter count: How many events the server has acknowledged since its start.
    package func waitUntilApplied(_ count: Int? = nil) async throws {
        try await eventually("the store has all events", within: .seconds(180)) {
            let metrics = try await metrics()
            guard metrics["call_statistics_journal_length"] == 0 else { return false }
            guard let count else { return true }
            return metrics["call_statistics_events_applied_total"] == Double(count)
        }
    }
}
