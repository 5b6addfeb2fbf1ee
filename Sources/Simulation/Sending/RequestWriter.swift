import NIOCore

/// Writes whole requests, headers and body, as sipgate's client does.
struct RequestWriter: Sendable {
    private let head: ByteBuffer

    init(_ address: WebhookAddress) {
        let lines = [
            "POST \(address.target) HTTP/1.1",
            "Host: \(address.authority)",
            "User-Agent: sipgate.io",
            "Accept: application/xml, text/plain, text/html",
            "Content-Type: application/x-www-form-urlencoded; charset=UTF-8",
            "Content-Length: ",
        ]
        head = ByteBuffer(string: lines.joined(separator: "\r\n"))
    }

    /// Replaces what `buffer` holds by the request.
    func write(_ request: SignedBody, to buffer: inout ByteBuffer) {
        buffer.clear()
        buffer.writeImmutableBuffer(head)
        writeDecimal(request.body.count, to: &buffer)
        if let signature = request.signature {
            buffer.writeStaticString("\r\nX-Sipgate-Signature: ")
            buffer.writeBytes(signature)
        }
        buffer.writeStaticString("\r\n\r\n")
        buffer.writeBytes(request.body)
    }

    private func writeDecimal(_ number: Int, to buffer: inout ByteBuffer) {
        if number >= 10 { writeDecimal(number / 10, to: &buffer) }
        buffer.writeInteger(UInt8(ascii: "0") + UInt8(number % 10))
    }
}
