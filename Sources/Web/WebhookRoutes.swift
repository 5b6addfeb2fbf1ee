import Dispatch
import HTTPTypes
import Hummingbird
import Ingest
import Logging
import Metering
import NIOCore
import PushAPI
import Synchronization

/// The way in: `POST /`.
///
/// The reply is part of a caller's ringing time, so nothing but the journal's commit stands before it.
struct WebhookRoutes: Sendable {
    private let site: Site
    private let replies: FollowUpReplies

    init(_ site: Site) {
        self.site = site
        replies = FollowUpReplies(configured: site.webhookAddress)
    }

    func add(to router: some RouterMethods<some RequestContext>) {
        router.post("/") { request, context in
            do {
                return try await receive(request)
            } catch let refusal as Refusal {
                site.meters.refusals.increment(refusal.name)
                context.logger.warning(
                    "a webhook request was refused",
                    metadata: ["reason": "\(refusal.name)", "detail": "\(refusal.reason)"]
                )
                throw Problem(status: HTTPResponse.Status(code: refusal.status), detail: refusal.reason)
            }
        }
        for method in [HTTPRequest.Method.put, .patch, .delete, .options] {
            router.on("/", method: method) { _, _ -> Response in
                site.meters.refusals.increment(Refusal.wrongMethod.name)
                let allowed: HTTPFields = [.allow: "GET, HEAD, POST"]
                throw Problem(status: .methodNotAllowed, detail: Refusal.wrongMethod.reason, headers: allowed)
            }
        }
        guard site.hasBareRoute else { return }
        router.post("/bare") { request, _ in
            _ = try await request.body.collect(upTo: WebhookLimits.bodyBytes)
            return reply(replies.reply(for: request))
        }
    }

    private func receive(_ request: Request) async throws -> Response {
        let type = request.headers[.contentType]
        guard isFormContentType(type) else { throw Refusal.wrongContentType(type) }
        let body = try await collect(request)
        let start = DispatchTime.now().uptimeNanoseconds
        defer {
            let elapsed = DispatchTime.now().uptimeNanoseconds - start
            site.meters.replyTime.record(microseconds: Int(elapsed / 1_000))
        }
        let event = try body.withUnsafeReadableBytes { bytes in
            try check(request.headers[.sipgateSignature], bytes)
            return try Event.decode(bytes, receivedAt: site.clock())
        }
        await site.intake.accept(event, body: Array(body.readableBytesView))
        guard case .newCall = event.kind else { return Response(status: .ok) }
        return reply(replies.reply(for: request))
    }

    /// Believes sipgate's key, and during a self-test that test's key for its own call.
    private func check(_ header: String?, _ body: UnsafeRawBufferPointer) throws {
        do {
            try site.verifier?.check(header: header, body: body)
        } catch {
            switch site.selfTest?.gate.judge(header: header, body: body) ?? .foreign {
            case .admitted: return
            // Nobody's attack: neither counted nor logged.
            case .probe: throw Problem(status: HTTPResponse.Status(code: error.status), detail: error.reason)
            case .foreign: throw error
            }
        }
    }

    private func collect(_ request: Request) async throws -> ByteBuffer {
        do {
            return try await request.body.collect(upTo: WebhookLimits.bodyBytes)
        } catch is NIOTooManyBytesError {
            throw Refusal.tooLarge(limit: WebhookLimits.bodyBytes)
        }
    }

    private func reply(_ xml: ByteBuffer) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: NewCallReply.contentType],
            body: ResponseBody(byteBuffer: xml)
        )
    }
}

/// The replies to newCall, made once for each address under which sipgate reaches the webhook.
private final class FollowUpReplies: Sendable {
    /// A stranger can ask for any host; no more than this many are remembered.
    private static let most = 16
    private let configured: ByteBuffer?
    private let known = Mutex<[String: ByteBuffer]>([:])

    init(configured address: String?) {
        configured = address.map(Self.reply(followUpAddress:))
    }

    private static func reply(followUpAddress address: String) -> ByteBuffer {
        ByteBuffer(bytes: NewCallReply(followUpAddress: address).bytes)
    }

    /// Follow-ups go where the newCall came in, unless an address is configured.
    func reply(for request: Request) -> ByteBuffer {
        if let configured { return configured }
        let host = request.headers[.forwardedHost] ?? request.head.authority ?? "localhost"
        let address = "\(request.headers[.forwardedProtocol] ?? "http")://\(host)/"
        return known.withLock { known in
            if let reply = known[address] { return reply }
            let reply = Self.reply(followUpAddress: address)
            if known.count < Self.most { known[address] = reply }
            return reply
        }
    }
}

extension HTTPField.Name {
    fileprivate static let sipgateSignature = named(SignatureVerifier.header)
    fileprivate static let forwardedHost = named("X-Forwarded-Host")
    fileprivate static let forwardedProtocol = named("X-Forwarded-Proto")

    private static func named(_ text: String) -> Self {
        guard let name = Self(text) else { preconditionFailure("\(text) is no name of a header") }
        return name
    }
}
