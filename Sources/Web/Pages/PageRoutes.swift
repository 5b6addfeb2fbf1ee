import Access
import HTTPTypes
import Hummingbird
import NIOCore
import Statistics

/// The pages and their files.
struct PageRoutes: Sendable {
    private static let html = "text/html; charset=utf-8"

    let site: Site
    private let assets: AssetFiles
    private let pages: [Language: [String: ServedFile]]

    init(site: Site) {
        self.site = site
        assets = AssetFiles(chartScript: site.chartScript)
        let frame = PageFrame(assets: assets, wayBack: site.wayBack)
        pages = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                let files = (Page.all + [.forbidden]).map { page in
                    (page.name, ServedFile(Self.html, Array(frame.page(page, language).utf8)))
                }
                return (language, Dictionary(uniqueKeysWithValues: files))
            }
        )
    }

    /// Adds the pages, each for those who may see it.
    func add(to router: some RouterMethods<Visitor>) {
        for page in Page.all {
            guard let right = page.right else { continue }
            router.get(RouterPath("/" + page.name)) { request, context in
                if case .known(let identity) = context.standing, !identity[keyPath: right] {
                    return try refusal(to: identity, request)
                }
                return try answer(page.name, request)
            }
        }
    }

    /// Adds what everybody may see: the login, and the files of which pages are made.
    func addOpen(to router: some RouterMethods<Visitor>) {
        for page in Page.all where page.right == nil {
            router.get(RouterPath("/" + page.name)) { request, _ in try answer(page.name, request) }
        }
        router.get("/assets/:fingerprint/:name") { request, context in
            let name = try context.parameters.require("name")
            guard let file = assets[name] else {
                guard name == "chart.js" else { throw HTTPError(.notFound) }
                throw Problem(status: .notFound, detail: "Chart.js is missing. Install the package libjs-chart.js.")
            }
            // A page of another version may ask for a file of this one, which it must not keep under that address.
            let isCurrent = try context.parameters.require("fingerprint") == assets.fingerprint
            return Response.file(
                file,
                tag: assets.fingerprint,
                cache: isCurrent ? "public, max-age=31536000, immutable" : "no-cache",
                to: request
            )
        }
    }

    /// A screen on a wall is led to the login, where whoever stands before it may say who they are; others are told.
    private func refusal(to identity: Identity, _ request: Request) throws -> Response {
        guard identity.canSeeStatistics else { return .seeOther(PageAddress.login(insteadOf: request)) }
        guard let file = pages[Language(of: request)]?[Page.forbidden.name] else { throw HTTPError(.forbidden) }
        // Never kept: with another role, the same address shows the page itself.
        return Response(
            status: .forbidden,
            headers: [.contentType: file.contentType, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: file.bytes)
        )
    }

    private func answer(_ name: String, _ request: Request) throws -> Response {
        let language = Language(of: request)
        guard let file = pages[language]?[name] else { throw HTTPError(.notFound) }
        var response = Response.file(
            file,
            tag: "\(site.version)-\(assets.fingerprint)-\(language.rawValue)",
            cache: "no-cache",
            to: request
        )
        response.headers[.vary] = "Accept-Encoding, Accept-Language"
        return response
    }
}

extension Response {
    /// The file, compressed where the browser can read that, or word that the browser has it already.
    fileprivate static func file(_ file: ServedFile, tag: String, cache: String, to request: Request) -> Response {
        let zipped = request.readsGzip ? file.zipped : nil
        let tag = "\"\(tag)\(zipped == nil ? "" : "-gzip")\""
        var headers: HTTPFields = [.eTag: tag, .cacheControl: cache, .vary: "Accept-Encoding"]
        guard request.headers[.ifNoneMatch] != tag else { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = file.contentType
        if zipped != nil { headers[.contentEncoding] = "gzip" }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: zipped ?? file.bytes))
    }
}
