import Foundation
import PushAPI
import Signatures
import Simulation
import SipgateAPI
import Web

extension Composition {
    /// The self-test: it posts to this process, and to the webhook's public address where one is configured.
    func selfTest() -> SelfTest {
        let transport = URLSessionTransport(
            timeout: .seconds(10),
            userAgent: "call-statistics/\(CallStatistics.version)"
        )
        let here: SelfTest.Post = { [listening] body, key in
            let address = try listening.address
            let answer = try await WebhookSender.withSender(url: address, key: key, connections: 1) { sender in
                try await sender.send(body)
            }
            return SelfTest.Reply(status: answer.status, body: answer.body)
        }
        guard let address = settings.webhookAddress, let url = URL(string: address) else {
            return SelfTest(here: here, outside: nil)
        }
        return SelfTest(here: here) { body, key in try await Self.post(body, key, to: url, transport) }
    }

    private static func post(
        _ body: [UInt8],
        _ key: PrivateKey,
        to url: URL,
        _ transport: any Transport
    ) async throws -> SelfTest.Reply {
        let headers = [
            "Content-Type": "application/x-www-form-urlencoded",
            SignatureVerifier.header: Data(try key.sign(body)).base64EncodedString(),
        ]
        do {
            let answer = try await transport.send(
                Exchange.Request(method: .post, url: url, headers: headers, body: Data(body))
            )
            return SelfTest.Reply(status: answer.status, body: Array(answer.body))
        } catch let SipgateError.unreachable(reason) {
            throw Unanswered(description: reason)
        }
    }
}

/// Nobody answered at an address, in the network's words.
private struct Unanswered: Error, CustomStringConvertible {
    var description: String
}
