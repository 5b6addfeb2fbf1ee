import Access
import Hummingbird
import Statistics

/// What every word and every figure means: `GET /api/v1/definitions`.
struct DefinitionRoutes: Sendable {
    func add(to router: some RouterMethods<Visitor>) {
        router.get("/api/v1/definitions", for: \.canSeeStatistics) { request, _ in
            .noStore("application/json", ByteBuffer(bytes: Definitions.json(Language(of: request))))
        }
    }
}
