import Foundation
import NIOCore

/// A listener of the live stream, as a browser is one.
package struct LiveStream: Sendable {
    private let connection: RawConnection

    /// One message of the stream.
    package struct Message: Sendable {
        /// When its last byte arrived.
        package var at: NIODeadline
        /// What it says.
        package var view: LiveView
    }

    /// Listens from now on.
    ///
    /// - Parameter header: By what the listener is known.
    package static func open(
        _ server: Server,
        as header: String = "Authorization: Bearer \(Server.token)"
    ) async throws -> LiveStream {
        let connection = try await RawConnection.open(port: server.port)
        let headers = ["Host: 127.0.0.1", "Accept-Language: en", header].map { $0 + "\r\n" }.joined()
        await connection.write("GET /api/v1/live/stream HTTP/1.1\r\n\(headers)\r\n")
        return LiveStream(connection: connection)
    }

    /// All whole messages so far, in order.
    package func messages() throws -> [Message] {
        var messages: [Message] = []
        var text = ""
        for arrival in connection.arrivals {
            text += String(decoding: arrival.bytes, as: UTF8.self)
            while let end = text.range(of: "\n\n"), let start = text.range(of: "data: ") {
                let json = text[start.upperBound..<end.lowerBound]
                let view = try JSONDecoder().decode(LiveView.self, from: Data(json.utf8))
                messages.append(Message(at: arrival.at, view: view))
                text.removeSubrange(..<end.upperBound)
            }
        }
        return messages
    }

    /// The first message from number `start` on that shows what is wanted.
    package func message(
        from start: Int = 0,
        _ expectation: String,
        where isWanted: (LiveView) -> Bool
    ) async throws -> Message {
        var found: Message?
        try await eventually("the live stream shows \(expectation)") {
            found = try messages().dropFirst(start).first { isWanted($0.view) }
            return found != nil
        }
        guard let found else { throw Vain(expectation: expectation, limit: .zero) }
        return found
    }

    /// Everything that came so far, as it came.
    package var text: String { connection.text }

    /// Whether the server has ended the stream.
    package var isClosed: Bool { connection.isClosed }

    /// Stops listening.
    package func close() async {
        await connection.close()
    }
}

/// The calls of one moment, as the API tells them.
package struct LiveView: Decodable, Equatable, Sendable {
    package struct Waiting: Decodable, Equatable, Sendable {
        package var since: String
        package var caller: String?
        package var ownNumber: String?
        package var group: String?
        package var teams: [String]
    }

    package struct Active: Decodable, Equatable, Sendable {
        package var start: String
        package var answeredAt: String?
        package var direction: String
        package var ownNumber: String?
        package var externalNumber: String?
        package var group: String?
        package var teams: [String]
    }

    package struct Health: Decodable, Equatable, Sendable {
        package var ready: Bool
        package var problems: [String]
    }

    package var waiting: Int
    package var active: Int
    package var totalEvents: Int
    package var lastEventAt: String?
    package var longestWaitSince: String?
    package var waitingCalls: [Waiting]
    package var activeCalls: [Active]
    package var health: Health
    package var signatureChecked: Bool
    package var demo: Bool
    package var version: String
}
