import Access
import Foundation
import HTTPTypes
import Hummingbird
import Statistics

/// Missed callers who still have to be reached: the list, and who need not be called back.
struct CallBackRoutes: Sendable {
    let site: Site

    private static var largestBody: Int { 4_096 }
    private static var longestReason: Int { 200 }

    func add(to router: some RouterMethods<Visitor>) {
        router.get("/api/v1/call-backs", for: \.canSeeStatistics) { request, context in
            let page = try await site.statistics.callBacks(CallBackRequest.parse(request.parameters, now: site.clock()))
            let seen = try context.identity.canSeeNumbers ? page : page.masked()
            return .noStore("application/json", ByteBuffer(bytes: seen.json()))
        }
        router.post("/api/v1/call-backs/dismiss", for: \.canDismissCallBacks) { request, context in
            let wanted = try await wanted(request, #"{"call": 1, "reason": "…"}"#)
            let reason = (wanted.reason ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
            guard (1...Self.longestReason).contains(reason.count) else { throw Problem.reason(Language(of: request)) }
            let user = try context.identity.user
            try await explaining(request) {
                try await site.statistics.dismiss(call: wanted.call, reason, by: user, in: site.store)
            }
            return try .json(Answer(call: wanted.call, state: CallBackRequest.State.dismissed.rawValue))
        }
        router.post("/api/v1/call-backs/restore", for: \.canDismissCallBacks) { request, _ in
            let wanted = try await wanted(request, #"{"call": 1}"#)
            let state = try await explaining(request) {
                try await site.statistics.restore(call: wanted.call, in: site.store)
            }
            return try .json(Answer(call: wanted.call, state: state.rawValue))
        }
    }

    private struct Wanted: Decodable {
        var call: Int64
        var reason: String?
    }

    private struct Answer: Encodable {
        var call: Int64
        var state: String
    }

    private func wanted(_ request: Request, _ form: String) async throws -> Wanted {
        let body = try await request.body.collect(upTo: Self.largestBody)
        guard let wanted = try? JSONDecoder().decode(Wanted.self, from: Data(body.readableBytesView)) else {
            throw Problem(status: .badRequest, detail: "Send \(form).")
        }
        return wanted
    }

    /// Tells the reader why it cannot be done.
    private func explaining<T>(_ request: Request, _ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch let problem as CallBackProblem {
            let status: HTTPResponse.Status = problem == .notMissed ? .notFound : .conflict
            throw Problem(status: status, detail: problem.sentence(Language(of: request)))
        }
    }
}

extension Problem {
    /// A decision that nobody can understand later is none.
    fileprivate static func reason(_ language: Language) -> Problem {
        let detail = Localized(
            de: "Bitte einen Grund nennen, mit höchstens 200 Zeichen.",
            en: "Give a reason of at most 200 characters."
        )
        return Problem(status: .badRequest, detail: detail[language])
    }
}
