import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// The server, which can be closed and opened again.
actor Door {
    private static let host = "127.0.0.1"
    /// How long answers under way may take when the door closes.
    private static let patience = Duration.milliseconds(200)
    private static let largestBody = 1_048_576

    private let desk: Desk
    private var open: (group: ServiceGroup, task: Task<Void, Never>)?

    init(_ desk: Desk) {
        self.desk = desk
    }

    /// Listens.
    ///
    /// - Parameter port: 0 takes a free one.
    /// - Returns: The port.
    /// - Throws: What the system says when the port is taken.
    func open(port: Int) async throws -> Int {
        if open != nil { return port }
        let (listening, continuation) = AsyncThrowingStream.makeStream(of: Int.self)
        let quiet = Logger(label: "sipgate-stub") { _ in SwiftLogNoOpLogHandler() }
        let application = Application(
            responder: CallbackResponder { [desk] in try await Self.respond(to: $0, $1, from: desk) },
            configuration: ApplicationConfiguration(address: .hostname(Self.host, port: port), serverName: nil),
            onServerRunning: { channel in
                if let port = channel.localAddress?.port { continuation.yield(port) }
            },
            logger: quiet
        )
        var configuration = ServiceGroupConfiguration(services: [application], logger: quiet)
        configuration.maximumGracefulShutdownDuration = Self.patience
        let group = ServiceGroup(configuration: configuration)
        let task = Task {
            do {
                try await group.run()
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        open = (group, task)
        do {
            for try await port in listening { return port }
        } catch {
            open = nil
            throw error
        }
        throw CancellationError()
    }

    /// Closes all connections and listens no more.
    func close() async {
        guard let (group, task) = open else { return }
        open = nil
        await group.triggerGracefulShutdown()
        await task.value
    }

    private static func respond(to request: Request, _ context: Visitor, from desk: Desk) async throws -> Response {
        let body = try await request.body.collect(upTo: largestBody)
        let question = Question(
            method: request.method.rawValue,
            path: request.uri.path,
            query: request.uri.query ?? "",
            headers: Dictionary(request.headers.map { ($0.name.canonicalName, $0.value) }) { "\($0), \($1)" },
            body: String(buffer: body)
        )
        guard let answer = await desk.answer(question) else {
            try? await context.channel.close()
            return Response(status: .internalServerError)
        }
        var headers = HTTPFields()
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return Response(
            status: HTTPResponse.Status(code: answer.status),
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: answer.body))
        )
    }
}

/// A request with the connection that it came over.
private struct Visitor: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }
}
