import HTTPTypes
import Hummingbird
import NIOCore
import Statistics

/// The calls of this moment: a snapshot, and a stream of them as server-sent events.
struct LiveRoutes: Sendable {
    let site: Site
    let broadcast: LiveBroadcast

    func add(to router: some RouterMethods<some RequestContext>) {
        router.get("/api/v1/live") { request, _ in
            let json = try LiveSnapshot(of: site, Language(of: request)).json()
            return Response.noStore("application/json", ByteBuffer(bytes: json))
        }
        router.get("/api/v1/live/stream") { request, _ in
            let language = Language(of: request)
            return Response(
                status: .ok,
                headers: [.contentType: "text/event-stream", .cacheControl: "no-store", .noBuffering: "no"],
                body: ResponseBody { writer in
                    try await request.body.consumeWithCancellationOnInboundClose { _ in
                        for await message in broadcast.listen(language) { try await writer.write(message) }
                    }
                    try await writer.finish(nil)
                }
            )
        }
    }
}

extension HTTPField.Name {
    /// Tells nginx not to hold events back.
    fileprivate static var noBuffering: Self {
        guard let name = Self("X-Accel-Buffering") else { preconditionFailure("no name of a header") }
        return name
    }
}
