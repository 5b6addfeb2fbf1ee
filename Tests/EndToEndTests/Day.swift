import Foundation
import Simulation
import TestSupport

/// A simulated working day, sent as fast as the server takes it.
struct Day {
    let bodies: [[UInt8]]

    /// The day that belongs to a seed, the same on every machine.
    static func make() throws -> Day {
        guard let timeZone = TimeZone(identifier: "Europe/Berlin") else { throw NoTimeZone() }
        let model = TrafficModel(seed: 37, company: Company(), callsPerWeekday: 200, timeZone: timeZone)
        return Day(bodies: model.day(LocalDate(year: 2026, month: 3, day: 2)).map(\.body))
    }

    private struct NoTimeZone: Error {}

    /// Sends one message after the other and returns the status codes that came back.
    func send(to server: Server) async throws -> Set<Int> {
        try await WebhookSender.withSender(url: server.url, key: TestKey.key(), connections: 1) { sender in
            var statuses: Set<Int> = []
            for body in bodies { statuses.insert(try await sender.send(body).status) }
            return statuses
        }
    }
}
