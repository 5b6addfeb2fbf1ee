import NIOCore

/// Sends single requests over a few connections, in the order in which they come.
///
/// Confined to its event loop.
final class RequestQueue: ConnectionOwner {
    struct Ticket {
        var body: SignedBody
        var promise: EventLoopPromise<WebhookSender.Answer>
        var due: NIODeadline
    }

    let keepsBodies = true

    private let settings: SendSettings
    private let loop: any EventLoop
    private var waiting: CircularBuffer<Ticket> = []
    private var idle: [Connection] = []
    private var underWay: [ObjectIdentifier: (ticket: Ticket, timeout: Scheduled<Void>)] = [:]
    private var connections = 0

    init(_ settings: SendSettings, on loop: any EventLoop) {
        self.settings = settings
        self.loop = loop
    }

    func submit(_ ticket: Ticket) {
        waiting.append(ticket)
        dispatch()
    }

    private func dispatch() {
        while !waiting.isEmpty {
            guard let connection = idle.popLast() else {
                if connections < settings.connections { connect() }
                return
            }
            if !connection.isClosing { start(waiting.removeFirst(), on: connection) }
        }
    }

    private func start(_ ticket: Ticket, on connection: Connection) {
        let lost = settings.timeoutError
        let bound = NIOLoopBound(connection, eventLoop: loop)
        let timeout = loop.scheduleTask(in: settings.answerTimeout) { bound.value.close(lost) }
        underWay[ObjectIdentifier(connection)] = (ticket, timeout)
        connection.send(ticket.body, due: ticket.due, now: .now())
    }

    private func connect() {
        connections += 1
        let queue = NIOLoopBound(self, eventLoop: loop)
        Connection.open(owner: self, address: settings.address, writer: settings.writer, on: loop)
            .whenComplete { result in
                switch result {
                case .success(let connection): queue.value.release(connection.value)
                case .failure(let error): queue.value.connectFailed(error)
                }
            }
    }

    private func release(_ connection: Connection) {
        idle.append(connection)
        dispatch()
    }

    private func connectFailed(_ error: any Error) {
        connections -= 1
        if !waiting.isEmpty { waiting.removeFirst().promise.fail(error) }
        dispatch()
    }

    func connection(_ connection: Connection, received answer: ResponseScan) {
        guard let (ticket, timeout) = underWay.removeValue(forKey: ObjectIdentifier(connection)) else { return }
        timeout.cancel()
        let nanoseconds = UInt64((NIODeadline.now() - ticket.due).nanoseconds)
        ticket.promise.succeed(.init(status: answer.status, body: answer.body, nanoseconds: nanoseconds))
        if !connection.isClosing { release(connection) }
    }

    func connectionClosed(_ connection: Connection, error: SendError?) {
        connections -= 1
        idle.removeAll { $0 === connection }
        if let (ticket, timeout) = underWay.removeValue(forKey: ObjectIdentifier(connection)) {
            timeout.cancel()
            ticket.promise.fail(error ?? .connectionLost(address: settings.address.authority))
        }
        dispatch()
    }
}
