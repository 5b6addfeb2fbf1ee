import Access
import HTTPTypes
import Hummingbird
import Logging
import PushAPI
import Statistics

/// Showing the numbers of one call in full, which is written down.
struct RevealRoutes: Sendable {
    let site: Site

    func add(to router: some RouterMethods<Visitor>) {
        router.post("/api/v1/calls/:id/reveal", for: \.canRevealNumbers) { request, context in
            let text = try context.parameters.require("id")
            guard let id = Int64(text), let numbers = try await site.statistics.numbers(ofCall: id) else {
                throw Problem.unknownCall(Language(of: request))
            }
            let user = try context.identity.user
            if let number = numbers.external {
                try await site.account.disclosures.record(user, call: id, number: number)
            }
            context.logger.notice("the numbers of a call were shown", metadata: ["user": "\(user)", "call": "\(id)"])
            return try Response.json(
                Answer(id: id, externalNumber: numbers.external?.text, ownNumber: numbers.own?.text)
            )
        }
    }

    private struct Answer: Encodable {
        var id: Int64
        var externalNumber: String?
        var ownNumber: String?
    }
}

extension Problem {
    static func unknownCall(_ language: Language) -> Problem {
        let detail = Localized(
            de: "Diesen Anruf gibt es nicht, oder er wurde gelöscht. Alle stehen unter /api/v1/calls.",
            en: "There is no such call, or it was removed. All are listed at /api/v1/calls."
        )
        return Problem(status: .notFound, detail: detail[language])
    }
}
