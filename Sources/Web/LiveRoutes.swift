import Access
import HTTPTypes
import Hummingbird
import NIOCore
import Statistics

/// The calls of this moment: a snapshot, and a stream of them as server-sent events.
struct LiveRoutes: Sendable {
    let site: Site
    let broadcast: LiveBroadcast
    let gate: Gate

    func add(to router: some RouterMethods<Visitor>) {
        router.get("/api/v1/live", for: \.canSeeBoard) { request, context in
            let json = try LiveSnapshot(of: site, for: try audience(request, context)).json()
            return Response.noStore("application/json", ByteBuffer(bytes: json))
        }
        router.get("/api/v1/live/stream", for: \.canSeeBoard) { request, context in
            let audience = try audience(request, context)
            return Response(
                status: .ok,
                headers: [.contentType: "text/event-stream", .cacheControl: "no-store", .noBuffering: "no"],
                body: ResponseBody { writer in
                    try await request.body.consumeWithCancellationOnInboundClose { _ in
                        try await withThrowingTaskGroup { group in
                            let listener = broadcast.listen(audience)
                            defer { listener.stop() }
                            group.addTask { try await SessionWatch(gate: gate, request: request).run(listener) }
                            for await message in listener.messages { try await writer.write(message) }
                            group.cancelAll()
                        }
                    }
                    try await writer.finish(nil)
                }
            )
        }
    }

    private func audience(_ request: Request, _ context: Visitor) throws -> LiveAudience {
        LiveAudience(Language(of: request), try context.identity)
    }
}

extension HTTPField.Name {
    /// Tells nginx not to hold events back.
    fileprivate static var noBuffering: Self {
        guard let name = Self("X-Accel-Buffering") else { preconditionFailure("no name of a header") }
        return name
    }
}
