import Access
import Foundation
import HTTPTypes
import Hummingbird
import PushAPI
import Statistics
import Store

/// What happened when, as the charts show it: `/api/v1/annotations`.
struct AnnotationRoutes: Sendable {
    let site: Site
    let gate: Gate

    private static var largestBody: Int { 4_096 }

    private struct Note: Encodable {
        var id: Int64
        var at: String
        var text: String

        init(_ annotation: Annotation) {
            id = annotation.id
            at = RFC3339.text(annotation.at)
            text = annotation.text
        }
    }

    private struct Answer: Encodable {
        var annotations: [Note]
    }

    private struct Wanted: Decodable {
        var at: String?
        var text: String
    }

    func add(to router: some RouterMethods<Visitor>) {
        router.get("/api/v1/annotations") { request, _ in
            _ = try await gate.reader(request, \.canAnnotate)
            let query = request.uri.queryParameters
            let from = try PanelRequest.instant(query["from"].map(String.init), named: "from")
            let to = try PanelRequest.instant(query["to"].map(String.init), named: "to")
            let found = try await site.store.annotations().filter { note in
                from.map { note.at >= $0 } ?? true && to.map { note.at < $0 } ?? true
            }
            return try Response.json(Answer(annotations: found.map(Note.init)))
        }
        router.post("/api/v1/annotations") { request, _ in
            _ = try await gate.writer(request, \.canAnnotate)
            let (at, text) = try await wanted(request)
            let id = try await site.store.annotate(text, at: at)
            var response = try Response.json(Note(Annotation(id: id, at: at, text: text)))
            response.status = .created
            return response
        }
        router.delete("/api/v1/annotations/:id") { request, context in
            _ = try await gate.writer(request, \.canAnnotate)
            let id = try context.parameters.require("id", as: Int64.self)
            guard try await site.store.removeAnnotation(id) else {
                let detail = Localized(
                    de: "Diese Anmerkung gibt es nicht mehr.",
                    en: "There is no such annotation any more."
                )
                throw Problem(status: .notFound, detail: detail[Language(of: request)])
            }
            return try Response.json(Answer(annotations: try await site.store.annotations().map(Note.init)))
        }
    }

    /// What shall be noted, and when it happened.
    private func wanted(_ request: Request) async throws -> (at: Instant, text: String) {
        let language = Language(of: request)
        let body = try await request.body.collect(upTo: Self.largestBody)
        guard let wanted = try? JSONDecoder().decode(Wanted.self, from: Data(body.readableBytesView)) else {
            throw Problem(
                status: .badRequest,
                detail: #"Send {"at": "2026-11-22T08:00:00Z", "text": "New greeting"}."#
            )
        }
        let text = wanted.text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard Annotation.lengths.contains(text.count),
            !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else {
            let sentence = Localized(
                de: "Bitte 1 bis \(Annotation.lengths.upperBound) Zeichen in einer Zeile schreiben.",
                en: "Write 1 to \(Annotation.lengths.upperBound) characters in one line."
            )[language]
            throw FieldProblem(status: .badRequest, detail: sentence, errors: ["text": sentence])
        }
        do throws(RequestProblem) {
            return (try PanelRequest.instant(wanted.at, named: "at") ?? site.clock(), text)
        } catch {
            let sentence = error.sentence(language)
            throw FieldProblem(status: .badRequest, detail: sentence, errors: ["at": sentence])
        }
    }
}
