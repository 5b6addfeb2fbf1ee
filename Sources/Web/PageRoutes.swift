import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PushAPI

/// A file of the pages, embedded in the binary when it is built.
enum Asset {
    /// The content type by the ending of the name; nil for a file that is not served.
    static func contentType(_ name: String) -> String? {
        switch name.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        default: nil
        }
    }

    /// The bytes of an embedded file.
    static func bytes(_ name: String) -> ByteBuffer? {
        embedded[name].map { text in text.withUTF8Buffer { ByteBuffer(bytes: $0) } }
    }
}

/// The pages and their files.
struct PageRoutes: Sendable {
    let site: Site

    /// The pages that everybody may see, by their addresses.
    private static var pages: [(address: String, file: String)] {
        [
            ("/", "index.html"), ("/live", "live.html"), ("/calls", "calls.html"), ("/staffing", "staffing.html"),
            ("/definitions", "definitions.html"), ("/status", "status.html"), ("/login", "login.html"),
        ]
    }

    func add(to router: some RouterMethods<some RequestContext>) {
        for (address, file) in Self.pages {
            router.get(RouterPath(address)) { request, _ in try page(file, request) }
        }
        router.get("/account") { request, _ in
            guard try await Gate(site: site).session(of: request) != nil else {
                return Response.seeOther("/login?next=/account")
            }
            return try page("account.html", request)
        }
        router.get("/assets/:name") { request, context in
            let name = try context.parameters.require("name")
            if name == "chart.js" {
                guard let script = site.chartScript else {
                    throw Problem(status: .notFound, detail: "Chart.js is missing. Install the package libjs-chart.js.")
                }
                return file(ByteBuffer(bytes: script), "text/javascript; charset=utf-8", request)
            }
            guard !name.hasSuffix(".html") else { throw HTTPError(.notFound) }
            return try page(name, request)
        }
    }

    private func page(_ name: String, _ request: Request) throws -> Response {
        guard let bytes = Asset.bytes(name), let type = Asset.contentType(name) else { throw HTTPError(.notFound) }
        return file(bytes, type, request)
    }

    /// The file, or word that the browser has it already.
    private func file(_ bytes: ByteBuffer, _ type: String, _ request: Request) -> Response {
        let tag = "\"\(site.version)-\(Self.checksum(bytes))\""
        var headers: HTTPFields = [.contentType: type, .eTag: tag, .cacheControl: "no-cache"]
        if request.headers[.ifNoneMatch] == tag {
            headers[.contentType] = nil
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: bytes))
    }

    /// FNV-1a, 64 bits: tells versions of a file apart, and is no protection against anybody.
    private static func checksum(_ bytes: ByteBuffer) -> String {
        let hash = bytes.readableBytesView.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        return String(hash, radix: 36)
    }
}

/// Lets the pages do what they need and nothing else.
struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
    private static var headers: [(HTTPField.Name, String)] {
        [
            (
                .contentSecurityPolicy,
                """
                default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                base-uri 'none'; form-action 'self'; frame-ancestors 'self'
                """
            ),
            (.xContentTypeOptions, "nosniff"),
        ]
    }

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.headers { response.headers[name] = value }
        if let name = HTTPField.Name("Referrer-Policy") { response.headers[name] = "no-referrer" }
        return response
    }
}
