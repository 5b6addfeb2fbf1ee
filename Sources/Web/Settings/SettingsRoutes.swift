import Access
import Foundation
import HTTPTypes
import Hummingbird
import Ingest
import Preferences
import Statistics

/// What an administrator sets in the pages: `GET` and `PUT /api/v1/settings`.
struct SettingsRoutes: Sendable {
    let site: Site
    let gate: Gate

    private static var largestBody: Int { 16_384 }

    func add(to router: some RouterMethods<Visitor>) {
        router.get("/api/v1/settings") { request, _ in
            _ = try await gate.reader(request, \.canChangeSettings)
            // Another server may have changed something just now.
            try await site.preferences.refresh()
            return try Response.json(SettingsAnswer(of: site, Language(of: request)))
        }
        router.put("/api/v1/settings") { request, _ in
            let user = try await gate.writer(request, \.canChangeSettings).user
            do {
                try await site.preferences.change(try await wishes(request), by: user, at: site.clock())
            } catch let refusal as PreferenceRefusal {
                throw FieldProblem(refusal, Language(of: request))
            }
            try await site.upkeep.organise()
            return try Response.json(SettingsAnswer(of: site, Language(of: request)))
        }
        router.get("/api/v1/opening-hours") { request, _ in
            _ = try await gate.reader(request, \.canChangeSettings)
            return try Response.json(try OpeningHoursAnswer(request, at: site.clock(), site.calendar))
        }
    }

    private func wishes(_ request: Request) async throws -> [String: PreferenceValue?] {
        let body = try await request.body.collect(upTo: Self.largestBody)
        let decoder = JSONDecoder()
        guard let wishes = try? decoder.decode([String: PreferenceValue?].self, from: Data(body.readableBytesView))
        else {
            throw Problem(
                status: .badRequest,
                detail: #"Send settings by their names, as in {"SERVICE_LEVEL_SECONDS": 30, "HOLIDAYS": null}."#
            )
        }
        return wishes
    }
}

extension FieldProblem {
    fileprivate init(_ refusal: PreferenceRefusal, _ language: Language) {
        let errors = refusal.problems.mapValues { $0.sentence(language) }
        let details = errors.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        self.init(status: .badRequest, detail: details.joined(separator: " "), errors: errors)
    }
}
