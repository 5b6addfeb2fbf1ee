import Foundation
import PushAPI
import Signatures
import Simulation
import SipgateAPI
import Store
import Web

extension Composition {
    /// The self-test: it posts to this process, and to the webhook's public address where one is configured.
    func selfTest(_ store: any CallStore) -> SelfTest {
        let transport = URLSessionTransport(
            timeout: .seconds(10),
            userAgent: "call-statistics/\(CallStatistics.version)"
        )
        return SelfTest(
            store: store,
            here: { [listening] body, key in
                let address = try listening.address
                let answer = try await WebhookSender.withSender(url: address, key: key, connections: 1) { sender in
                    try await sender.send(body)
                }
                return SelfTest.Reply(status: answer.status, body: answer.body)
            },
            outside: settings.webhookAddress.flatMap(URL.init(string:)).map { url in
                { body, key in try await Self.post(body, key, to: url, transport) }
            }
        )
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
