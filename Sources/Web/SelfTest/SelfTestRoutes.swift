import Access
import Hummingbird
import Statistics

/// Trying the whole way of a call: `POST /api/v1/self-test`.
struct SelfTestRoutes: Sendable {
    let site: Site

    func add(to router: some RouterMethods<Visitor>) {
        guard let test = site.selfTest else { return }
        router.post("/api/v1/self-test", for: \.canConnectAccount) { request, _ in
            let language = Language(of: request)
            guard let steps = try await test.run(on: site) else { throw Problem.alreadyTesting(language) }
            return try Response.json(Answer(steps, language))
        }
    }

    private struct Answer: Encodable {
        struct Step: Encodable {
            var id: String
            var title: String
            var ok: Bool
            var detail: String
            var milliseconds: Double
        }

        var steps: [Step]
        var ok: Bool

        init(_ steps: [SelfTestStep], _ language: Language) {
            self.steps = steps.map { step in
                Step(
                    id: step.id.rawValue,
                    title: step.id.title[language],
                    ok: step.fault == nil,
                    detail: (step.fault ?? step.id.success)[language],
                    milliseconds: (step.milliseconds * 100).rounded() / 100
                )
            }
            ok = steps.allSatisfy { $0.fault == nil }
        }
    }
}

extension Problem {
    fileprivate static func alreadyTesting(_ language: Language) -> Problem {
        let detail = Localized(
            de: "Ein Selbsttest läuft schon. Bitte gleich noch einmal versuchen.",
            en: "A self-test is already under way. Try again in a moment."
        )
        return Problem(status: .conflict, detail: detail[language])
    }
}
