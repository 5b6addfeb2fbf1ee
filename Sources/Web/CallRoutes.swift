import Access
import HTTPTypes
import Hummingbird
import PushAPI
import Statistics

/// The way out: calls one by one, page by page, as JSON and CSV.
struct CallRoutes: Sendable {
    let site: Site

    func add(to router: some RouterMethods<Visitor>) {
        router.get("/api/v1/calls", for: \.canSeeStatistics) { request, context in
            let page = try await page(request, for: context.identity)
            return linked(.noStore("application/json", ByteBuffer(bytes: page.json())), to: page.next, request)
        }
        router.get("/api/v1/calls/:id", for: \.canSeeStatistics) { request, context in
            let text = try context.parameters.require("id")
            guard let id = Int64(text), let call = try await site.statistics.call(id) else {
                throw Problem.unknownCall(Language(of: request))
            }
            let seen = try context.identity.canSeeNumbers ? call : call.masked()
            return .noStore("application/json", ByteBuffer(bytes: seen.json()))
        }
        router.get("/api/v1/calls.csv", for: \.canExportCalls) { request, context in
            let page = try await page(request, for: context.identity)
            let body = ByteBuffer(string: page.csv())
            var response = Response.noStore("text/csv; charset=utf-8; header=present", body)
            response.headers[.contentDisposition] = "attachment; filename=\"calls.csv\""
            return linked(response, to: page.next, request)
        }
    }

    private func page(_ request: Request, for reader: Identity) async throws -> CallPage {
        // Who may not see numbers could find out by it who has called, one guess at a time.
        let asksForNumber = request.uri.queryParameters["number"].map { !$0.isEmpty } ?? false
        if asksForNumber { try reader.require(\.canSeeNumbers, Language(of: request)) }
        let page = try await site.statistics.calls(CallRequest.parse(request.parameters, now: site.clock()))
        return reader.canSeeNumbers ? page : page.masked()
    }

    /// Names the address of the next page, where CSV has no place for it (RFC 8288).
    private func linked(_ response: Response, to next: CallKey?, _ request: Request) -> Response {
        guard let next, let link = HTTPField.Name("Link") else { return response }
        let parameters = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("after=") }
        let query = (parameters + ["after=\(next.text)"]).joined(separator: "&")
        var response = response
        response.headers[link] = "<\(request.uri.path)?\(query)>; rel=\"next\""
        return response
    }
}
