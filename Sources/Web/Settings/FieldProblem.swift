import Foundation
import HTTPTypes
import Hummingbird

/// A refusal that says of each field what is wrong with it.
struct FieldProblem: Error, HTTPResponseError {
    var status: HTTPResponse.Status
    var detail: String
    /// Sentences by the names of the fields.
    var errors: [String: String]

    private struct Body: Encodable {
        var type = "about:blank"
        var title: String
        var status: Int
        var detail: String
        var errors: [String: String]
    }

    func response(from request: Request, context: some RequestContext) throws -> Response {
        let body = Body(title: status.reasonPhrase, status: status.code, detail: detail, errors: errors)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Response(
            status: status,
            headers: [.contentType: "application/problem+json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(body)))
        )
    }
}
