import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Statistics
import Store

/// An error answer in the form of RFC 9457, with a sentence that says what to do.
struct Problem: Error, HTTPResponseError {
    var status: HTTPResponse.Status
    var detail: String
    var headers: HTTPFields = [:]

    private struct Body: Encodable {
        var type = "about:blank"
        var title: String
        var status: Int
        var detail: String
    }

    /// A status that was made from a number alone has no phrase.
    private static func title(of status: HTTPResponse.Status) -> String {
        let phrase = named.first { $0.code == status.code }?.reasonPhrase ?? status.reasonPhrase
        return phrase.isEmpty ? "HTTP status \(status.code)" : phrase
    }

    private static var named: [HTTPResponse.Status] {
        [
            .badRequest, .unauthorized, .forbidden, .notFound, .methodNotAllowed, .contentTooLarge,
            .unsupportedMediaType,
            .unprocessableContent, .internalServerError, .serviceUnavailable,
        ]
    }

    func response(from request: Request, context: some RequestContext) throws -> Response {
        let body = Body(title: Self.title(of: status), status: status.code, detail: detail)
        var fields = headers
        fields[.contentType] = "application/problem+json"
        if fields[.cacheControl] == nil { fields[.cacheControl] = "no-store" }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Response(
            status: status,
            headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(body)))
        )
    }
}

/// Gives every error the form of a problem, also those of the router.
struct ProblemMiddleware<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let answer = try await answer(request, context, next)
        // The router takes the body off the answers of its routes, but not off a refusal before them.
        return request.method == .head ? answer.createHeadResponse() : answer
    }

    private func answer(
        _ request: Request,
        _ context: Context,
        _ next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let problem as Problem {
            return try problem.response(from: request, context: context)
        } catch let problem as FieldProblem {
            return try problem.response(from: request, context: context)
        } catch let problem as RequestProblem {
            let detail = problem.sentence(Language(of: request))
            return try Problem(status: .badRequest, detail: detail).response(from: request, context: context)
        } catch let error as any HTTPResponseError {
            let detail =
                error.status == .notFound
                ? "There is nothing at \(request.uri.path). The dashboard is at /, the panels at /api/v1/panels."
                : error.status.reasonPhrase
            return try Problem(status: error.status, detail: detail).response(from: request, context: context)
        } catch let error as StoreError {
            context.logger.warning("the store gave no answer", metadata: ["reason": "\(error)"])
            return try Problem.storeIsAway(Language(of: request)).response(from: request, context: context)
        } catch {
            context.logger.error("a request failed", metadata: ["path": "\(request.uri.path)", "reason": "\(error)"])
            let detail = "The server could not answer. The log says why."
            return try Problem(status: .internalServerError, detail: detail).response(from: request, context: context)
        }
    }
}

extension Problem {
    /// Where the database is, and what is wrong with it, is nothing for every reader: that stands in the log.
    fileprivate static func storeIsAway(_ language: Language) -> Problem {
        let detail = Localized(
            de: "Die Datenbank antwortet gerade nicht. Anrufe werden weiter angenommen; bitte gleich noch einmal "
                + "versuchen.",
            en: "The database does not answer at the moment. Calls are still taken; try again in a moment."
        )
        return Problem(status: .serviceUnavailable, detail: detail[language], headers: [.retryAfter: "5"])
    }
}

extension Language {
    /// The reader's language: the parameter `lang`, else what the browser asks for.
    init(of request: Request) {
        let wanted = request.uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) }
        self = wanted ?? Language(acceptLanguage: request.headers[.acceptLanguage])
    }
}
