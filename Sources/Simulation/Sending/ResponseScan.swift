import NIOCore

/// One whole HTTP/1.1 response at the front of a buffer.
///
/// Looks only for what a sender of webhooks needs. The responses are small and mostly arrive in one piece, so
/// scanning from the start again when more bytes come costs nothing in practice.
struct ResponseScan {
    /// The response is none.
    struct Malformed: Error {}

    private(set) var status = 0
    private(set) var body: [UInt8] = []
    /// Bytes that head and body take up.
    private(set) var length = 0
    /// Whether the server will close the connection after this response.
    private(set) var closes = false

    /// The largest response that is read.
    ///
    /// Bytes.
    static let largestResponse = 1 << 20

    /// Reads the first response; nil when it is not complete yet.
    ///
    /// - Parameters:
    ///   - buffer: What has arrived.
    ///   - keepsBody: Whether the body is wanted; a load test does without.
    ///   - atEnd: Whether the server has closed the connection, which may end a body of unknown length.
    init?(_ buffer: ByteBuffer, keepsBody: Bool, atEnd: Bool = false) throws(Malformed) {
        let scanned: ResponseScan?
        do {
            scanned = try buffer.withUnsafeReadableBytes { bytes in
                try ResponseScan.scan(bytes, keepsBody: keepsBody, atEnd: atEnd)
            }
        } catch {
            throw Malformed()
        }
        guard let scanned else { return nil }
        self = scanned
    }

    private init() {}

    private static func scan(_ bytes: UnsafeRawBufferPointer, keepsBody: Bool, atEnd: Bool) throws -> ResponseScan? {
        var start = 0
        while true {
            guard let headEnd = endOfHead(bytes, from: start) else {
                if bytes.count > largestResponse { throw Malformed() }
                return nil
            }
            var scan = ResponseScan()
            scan.status = try status(bytes, from: start)
            // An interim response, such as 100 Continue, precedes the one that counts.
            if (100...199).contains(scan.status) {
                start = headEnd
                continue
            }
            guard
                let (end, range) = try scan.body(bytes, head: start..<headEnd, atEnd: atEnd)
            else {
                if bytes.count > largestResponse { throw Malformed() }
                return nil
            }
            scan.length = end
            if keepsBody { scan.body = range.flatMap { Array(bytes[$0]) } }
            return scan
        }
    }

    /// Where the body ends and which pieces it has; nil when it is not complete yet.
    private mutating func body(
        _ bytes: UnsafeRawBufferPointer,
        head: Range<Int>,
        atEnd: Bool
    ) throws -> (end: Int, pieces: [Range<Int>])? {
        var contentLength: Int?
        var isChunked = false
        for line in Self.lines(bytes, in: head) {
            if let value = Self.value(of: "content-length", bytes, line) {
                guard let number = Self.number(bytes[value], radix: 10) else { throw Malformed() }
                contentLength = number
            } else if let value = Self.value(of: "transfer-encoding", bytes, line) {
                isChunked = Self.endsWith("chunked", bytes[value])
            } else if let value = Self.value(of: "connection", bytes, line) {
                closes = Self.endsWith("close", bytes[value])
            }
        }
        if status == 204 || status == 304 { return (head.upperBound, []) }
        if isChunked { return try Self.chunks(bytes, from: head.upperBound) }
        if let contentLength {
            let end = head.upperBound + contentLength
            return bytes.count < end ? nil : (end, [head.upperBound..<end])
        }
        closes = true
        return atEnd ? (bytes.count, [head.upperBound..<bytes.count]) : nil
    }
}
