import Simulation
import Synchronization
import TestSupport

/// Events sent by several connections at once, and what the server has acknowledged of them.
final class Load: Sendable {
    /// The `callId`s of sent messages, by kind of event.
    typealias Messages = [String: Set<String>]

    private struct State {
        var next = 0
        var sent: Messages = [:]
        var acknowledged: Messages = [:]
        var refused: Set<Int> = []
        var invalidReplies = 0
    }

    private let bodies: [[UInt8]]
    private let state = Mutex(State())

    /// A load of `calls` simple calls.
    init(seed: UInt64, calls: Int) {
        bodies = Array(LoadPlan(seed: seed, run: seed).calls(count: calls))
    }

    /// What was sent, answered or not.
    var sent: Messages { state.withLock(\.sent) }
    /// What the server has answered with 200.
    var acknowledged: Messages { state.withLock(\.acknowledged) }
    /// How many events the server has answered with 200.
    var acknowledgedCount: Int { acknowledged.values.reduce(0) { $0 + $1.count } }
    /// Status codes other than 200.
    var refused: Set<Int> { state.withLock(\.refused) }
    /// How many newCalls got a reply without the addresses for the follow-up events.
    var invalidReplies: Int { state.withLock(\.invalidReplies) }

    /// Sends until there is nothing left, the server is gone, or the task is cancelled.
    func send(to server: Server, connections: Int) async {
        try? await WebhookSender.withSender(url: server.url, key: TestKey.key(), connections: connections) { sender in
            await withTaskGroup { group in
                for _ in 0..<connections {
                    group.addTask {
                        while !Task.isCancelled, let body = self.nextBody() {
                            guard let answer = try? await sender.send(body) else { return }
                            self.note(answer, to: body)
                        }
                    }
                }
            }
        }
    }

    /// Sends nothing more.
    func finish() {
        state.withLock { $0.next = bodies.count }
    }

    private func nextBody() -> [UInt8]? {
        state.withLock { state in
            guard state.next < bodies.count else { return nil }
            defer { state.next += 1 }
            let form = FormFields(bodies[state.next])
            state.sent[form["event"], default: []].insert(form["callId"])
            return bodies[state.next]
        }
    }

    private func note(_ answer: WebhookSender.Answer, to body: [UInt8]) {
        let form = FormFields(body)
        let reply = String(decoding: answer.body, as: UTF8.self)
        state.withLock { state in
            guard answer.status == 200 else {
                state.refused.insert(answer.status)
                return
            }
            state.acknowledged[form["event"], default: []].insert(form["callId"])
            if form["event"] == "newCall", !reply.contains("onAnswer=") || !reply.contains("onHangup=") {
                state.invalidReplies += 1
            }
        }
    }
}

extension Database {
    /// What the store knows of messages, in the form of a load.
    func messages() async throws -> Load.Messages {
        [
            "newCall": Set(try await texts("SELECT call_id FROM calls WHERE announced = 1")),
            "answer": Set(try await texts("SELECT call_id FROM calls WHERE answered_ms IS NOT NULL")),
            "hangup": Set(try await texts("SELECT call_id FROM calls WHERE ended_ms IS NOT NULL")),
        ]
    }

    /// What of the acknowledged messages the store does not have.
    func lost(of load: Load) async throws -> Load.Messages {
        let stored = try await messages()
        return load.acknowledged.reduce(into: [:]) { lost, entry in
            let missing = entry.value.subtracting(stored[entry.key] ?? [])
            if !missing.isEmpty { lost[entry.key] = missing }
        }
    }
}
