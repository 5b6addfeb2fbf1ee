import Compression
import HTTPTypes
import Hummingbird
import NIOCore

/// Compresses answers that are made for one request, such as the numbers of a panel.
///
/// What is short goes as it is: nothing is gained, and whoever can see sizes learns nothing of the secrets in it.
struct ZippedAnswers<Context: RequestContext>: RouterMiddleware {
    /// In bytes: less fits into one packet, more is rather streamed.
    private static var sizes: Range<Int> { 1_400..<8_388_608 }

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        guard request.readsGzip, request.method == .get, response.status == .ok, response.isText,
            response.headers[.contentEncoding] == nil, let length = response.body.contentLength,
            Self.sizes.contains(length)
        else { return response }
        let collected = Collected()
        try await response.body.write(collected)
        let content = collected.content
        guard let zipped = Gzip.zipped(Array(content.readableBytesView), .little) else { return response.with(content) }
        var answer = response.with(ByteBuffer(bytes: zipped))
        answer.headers[.contentEncoding] = "gzip"
        answer.headers[.vary] = "Accept-Encoding"
        return answer
    }
}

/// Keeps the bytes of a body instead of sending them.
private final class Collected: ResponseBodyWriter {
    private(set) var content = ByteBuffer()

    func write(_ buffer: ByteBuffer) async throws { content.writeImmutableBuffer(buffer) }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

extension Request {
    /// Whether the browser says that it can read gzip.
    var readsGzip: Bool {
        headers[values: .acceptEncoding].joined(separator: ",").split(separator: ",").contains { part in
            let words = part.split(separator: ";").map { $0.filter { $0 != " " } }
            return words.first?.lowercased() == "gzip" && !words.contains { $0.wholeMatch(of: #/q=0(\.0*)?/#) != nil }
        }
    }
}

extension Response {
    fileprivate var isText: Bool {
        let type = headers[.contentType] ?? ""
        return type.hasPrefix("application/json") || type.hasPrefix("text/csv")
    }

    fileprivate func with(_ content: ByteBuffer) -> Response {
        var headers = headers
        headers[.contentLength] = "\(content.readableBytes)"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: content))
    }
}
