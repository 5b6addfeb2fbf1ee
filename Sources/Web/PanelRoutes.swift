import Access
import HTTPTypes
import Hummingbird
import PushAPI
import Statistics

/// The way out: the catalogue and the panels, as JSON and CSV.
struct PanelRoutes: Sendable {
    let site: Site

    func add(to router: some RouterMethods<Visitor>) {
        router.get("/api/v1/panels", for: \.canSeeBoard) { request, _ in
            let json = try await site.statistics.catalogueJSON(Language(of: request))
            return Response.noStore("application/json", ByteBuffer(bytes: json))
        }
        router.get("/api/v1/panels/:id", for: \.canSeeBoard) { request, context in
            let reader = try context.identity
            let name = try context.parameters.require("id")
            let wantsCSV = name.hasSuffix(".csv")
            let id = wantsCSV ? String(name.dropLast(4)) : name
            if !Board.panels.contains(id) { try reader.require(\.canSeeStatistics, Language(of: request)) }
            guard let panel = Catalogue[id] else {
                throw Problem(
                    status: .notFound,
                    detail: "There is no panel \"\(id.prefix(40))\". All panels are listed at /api/v1/panels."
                )
            }
            let whole = try await site.statistics.answer(panel, try parameters(of: request), Language(of: request))
            let answer = reader.canSeeNumbers ? whole : whole.masked()
            guard wantsCSV else {
                return Response.noStore("application/json", ByteBuffer(bytes: answer.json()))
            }
            let text = answer.csv(request.csvForm(site.statistics))
            return .csv(named: id, ResponseBody(byteBuffer: ByteBuffer(string: text)))
        }
    }

    private func parameters(of request: Request) throws -> PanelRequest {
        let query = request.uri.queryParameters
        return try PanelRequest.parse(
            from: query["from"].map(String.init),
            to: query["to"].map(String.init),
            unit: query["unit"].map(String.init),
            groups: query.getAll("groups"),
            teams: query.getAll("teams"),
            hours: query["hours"].map(String.init),
            compare: query["compare"].map(String.init),
            now: site.clock()
        )
    }
}

extension Response {
    /// An answer that is true only now.
    static func noStore(_ contentType: String, _ body: ByteBuffer) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: contentType, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: body)
        )
    }
}
