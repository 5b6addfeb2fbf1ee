import NIOCore

/// Sends a sequence of bodies over its connections as fast as they allow, or at the times of a schedule.
///
/// Confined to its event loop; between two requests nothing leaves the loop.
final class LoadRun: ConnectionOwner {
    let keepsBodies = false

    private let settings: SendSettings
    private let loop: any EventLoop
    private let pace: LoadPace
    private let done: EventLoopPromise<LoadReport>
    private let nextBody: () throws -> SignedBody?

    private var report = LoadReport()
    private var startedAt = NIODeadline.now()
    private var idle: [Connection] = []
    private var open: [ObjectIdentifier: Connection] = [:]
    private var underWay = 0
    private var reconnecting = 0
    private var isExhausted = false
    private var isOver = false
    private var watch: RepeatedTask?
    private var isWakeSet = false

    init(
        _ settings: SendSettings,
        pace: LoadPace,
        on loop: any EventLoop,
        done: EventLoopPromise<LoadReport>,
        nextBody: @escaping () throws -> SignedBody?
    ) {
        self.settings = settings
        self.pace = pace
        self.loop = loop
        self.done = done
        self.nextBody = nextBody
    }

    /// Opens all connections, then begins; a server that cannot be reached at first ends the run.
    func start() {
        let run = NIOLoopBound(self, eventLoop: loop)
        let opening = (0..<settings.connections).map { _ in
            openConnection().map { run.value.open[ObjectIdentifier($0.value)] = $0.value }
        }
        EventLoopFuture.andAllComplete(opening, on: loop).whenComplete { _ in
            EventLoopFuture.andAllSucceed(opening, on: run.value.loop).whenComplete { result in
                switch result {
                case .success: run.value.begin()
                case .failure(let error): run.value.end(with: error)
                }
            }
        }
    }

    /// Sends nothing more and ends when the last answer is there.
    func stop() {
        isExhausted = true
        endIfDone()
    }

    private func begin() {
        guard !isOver else { return }
        startedAt = .now()
        let run = NIOLoopBound(self, eventLoop: loop)
        watch = loop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in run.value.dropSilent() }
        for connection in Array(open.values) { feed(connection, now: startedAt) }
        endIfDone()
    }

    private func feed(_ connection: Connection, now: NIODeadline) {
        guard !connection.isClosing, connection.sentAt == nil else { return }
        if !isExhausted, pace.isOver(now, startedAt: startedAt) { isExhausted = true }
        guard !isExhausted else { return }
        let due = pace.dueTime(of: report.sent, startedAt: startedAt) ?? now
        guard due <= now else {
            idle.append(connection)
            wake(at: due)
            return
        }
        do {
            guard let body = try nextBody() else {
                isExhausted = true
                return
            }
            report.sent += 1
            underWay += 1
            connection.send(body, due: due, now: now)
        } catch {
            end(with: error)
        }
    }

    private func wake(at due: NIODeadline) {
        guard !isWakeSet else { return }
        isWakeSet = true
        let run = NIOLoopBound(self, eventLoop: loop)
        loop.scheduleTask(deadline: due) {
            run.value.isWakeSet = false
            run.value.feedIdle()
        }
    }

    private func feedIdle() {
        let now = NIODeadline.now()
        while !isExhausted, !isWakeSet, let connection = idle.popLast() { feed(connection, now: now) }
        endIfDone()
    }

    func connection(_ connection: Connection, received answer: ResponseScan) {
        let now = NIODeadline.now()
        underWay -= 1
        report.record(status: answer.status, nanoseconds: UInt64((now - connection.due).nanoseconds))
        feed(connection, now: now)
        endIfDone()
    }

    func connectionClosed(_ connection: Connection, error: SendError?) {
        open[ObjectIdentifier(connection)] = nil
        idle.removeAll { $0 === connection }
        if error != nil {
            underWay -= 1
            report.failures += 1
        }
        if isExhausted { endIfDone() } else { reconnect(attempt: 1) }
    }

    private func openConnection() -> EventLoopFuture<NIOLoopBound<Connection>> {
        Connection.open(owner: self, address: settings.address, writer: settings.writer, on: loop)
    }

    /// Tries again for some seconds, as long as a server takes to be started anew.
    private func reconnect(attempt: Int) {
        let run = NIOLoopBound(self, eventLoop: loop)
        reconnecting += 1
        openConnection().whenComplete { result in run.value.reconnected(result, attempt: attempt) }
    }

    private func reconnected(_ result: Result<NIOLoopBound<Connection>, any Error>, attempt: Int) {
        reconnecting -= 1
        switch result {
        case .success(let connection):
            open[ObjectIdentifier(connection.value)] = connection.value
            report.reconnects += 1
            if isOver { connection.value.close() } else { feed(connection.value, now: .now()) }
            endIfDone()
        case .failure where attempt < Self.reconnectAttempts && !isExhausted:
            reconnecting += 1
            let run = NIOLoopBound(self, eventLoop: loop)
            loop.scheduleTask(in: .milliseconds(100)) {
                run.value.reconnecting -= 1
                run.value.reconnect(attempt: attempt + 1)
            }
        case .failure(let error):
            if open.isEmpty, reconnecting == 0, !isExhausted { end(with: error) } else { endIfDone() }
        }
    }

    /// Gives up on requests that wait for their answer too long.
    private func dropSilent() {
        let limit = NIODeadline.now() - settings.answerTimeout
        for connection in Array(open.values) {
            if let sentAt = connection.sentAt, sentAt < limit { connection.close(settings.timeoutError) }
        }
        if !isExhausted, pace.isOver(.now(), startedAt: startedAt) { stop() }
    }

    private func endIfDone() {
        if isExhausted, underWay == 0 { end(with: nil) }
    }

    private func end(with error: (any Error)?) {
        guard !isOver else { return }
        isOver = true
        isExhausted = true
        watch?.cancel()
        report.elapsedNanoseconds = UInt64((NIODeadline.now() - startedAt).nanoseconds)
        for connection in Array(open.values) { connection.close() }
        if let error { done.fail(error) } else { done.succeed(report) }
    }

    private static let reconnectAttempts = 50
}

/// When requests are due and when the run ends.
struct LoadPace: Sendable {
    /// Requests per second; nil sends the next as soon as a connection is free.
    var rate: Double?
    /// How long requests are sent; nil means until there are no more.
    var limit: TimeAmount?

    func dueTime(of request: Int, startedAt: NIODeadline) -> NIODeadline? {
        rate.map { startedAt + .nanoseconds(Int64(Double(request) / $0 * 1e9)) }
    }

    func isOver(_ now: NIODeadline, startedAt: NIODeadline) -> Bool {
        limit.map { now - startedAt >= $0 } ?? false
    }
}
