import Access
import Hummingbird
import Statistics

/// What every word and every figure means: `GET /api/v1/definitions`.
struct DefinitionRoutes: Sendable {
    let gate: Gate

    func add(to router: some RouterMethods<Visitor>) {
        router.get("/api/v1/definitions") { request, _ in
            _ = try await gate.reader(request, \.canSeeStatistics)
            return Response.noStore("application/json", ByteBuffer(bytes: Definitions.json(Language(of: request))))
        }
    }
}
