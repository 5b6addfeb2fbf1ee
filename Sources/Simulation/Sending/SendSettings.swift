import NIOCore

/// Where and how requests are sent.
struct SendSettings: Sendable {
    let address: WebhookAddress
    let writer: RequestWriter
    let connections: Int
    let answerTimeout: TimeAmount

    init(address: WebhookAddress, connections: Int, answerTimeout: TimeAmount = .seconds(30)) {
        self.address = address
        self.connections = max(connections, 1)
        self.answerTimeout = answerTimeout
        writer = RequestWriter(address)
    }

    var timeoutError: SendError {
        .noAnswer(address: address.authority, seconds: answerTimeout.nanoseconds / 1_000_000_000)
    }
}
