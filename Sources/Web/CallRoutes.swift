import Access
import HTTPTypes
import Hummingbird
import PushAPI
import Statistics

/// The way out: calls one by one, as JSON page by page, and all of a selection as one CSV file.
struct CallRoutes: Sendable {
    let site: Site

    func add(to router: some RouterMethods<Visitor>) {
        router.get("/api/v1/calls", for: \.canSeeStatistics) { request, context in
            let reader = try context.identity
            let page = try await page(wanted(by: reader, request), for: reader)
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
            let reader = try context.identity
            return try await file(wanted(by: reader, request), for: reader, request.csvForm(site.statistics))
        }
    }

    private func wanted(by reader: Identity, _ request: Request) throws -> CallRequest {
        // Who may not see numbers could find out by it who has called, one guess at a time.
        let asksForNumber = request.parameters["number", default: []].contains { !$0.isEmpty }
        if asksForNumber { try reader.require(\.canSeeNumbers, Language(of: request)) }
        return try CallRequest.parse(request.parameters, now: site.clock())
    }

    private func page(_ wanted: CallRequest, for reader: Identity) async throws -> CallPage {
        let page = try await site.statistics.calls(wanted)
        return reader.canSeeNumbers ? page : page.masked()
    }

    /// All calls of a selection, however many: no more than one page of them is in memory.
    ///
    /// The first page is made before anything is sent, so that a refusal is one. When the store fails later, the
    /// connection breaks, and nobody takes half of a file for the whole.
    private func file(_ wanted: CallRequest, for reader: Identity, _ form: CSVForm) async throws -> Response {
        var wanted = wanted
        (wanted.limit, wanted.after) = (CallRequest.limits.upperBound, nil)
        let (request, first) = (wanted, try await page(wanted, for: reader))
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: first.csv(form)))
            var request = request
            request.after = first.next
            while request.after != nil {
                let page = try await page(request, for: reader)
                try await writer.write(ByteBuffer(string: page.csv(form, hasHeader: false)))
                request.after = page.next
            }
            try await writer.finish(nil)
        }
        return .csv(named: "calls", body)
    }

    /// Names the address of the next page (RFC 8288).
    private func linked(_ response: Response, to next: CallKey?, _ request: Request) -> Response {
        guard let next, let link = HTTPField.Name("Link") else { return response }
        let parameters = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("after=") }
        let query = (parameters + ["after=\(next.text)"]).joined(separator: "&")
        var response = response
        // Relative: this address may stand below a path that only a proxy knows.
        response.headers[link] = "<?\(query)>; rel=\"next\""
        return response
    }
}
