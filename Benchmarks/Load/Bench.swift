import Foundation
import Simulation

/// Measures one subject at a time, each on a server of its own.
struct Bench {
    let plan: Plan
    let launcher: ServerLauncher
    let stock: SignedStock

    /// Measures `subject` once.
    ///
    /// - Throws: `LaunchError`, `MeasuringError` or `SendError`.
    func measure(_ subject: Subject) async throws -> Outcome {
        switch subject {
        case .bare: try await bare()
        case .rsa: .rate(subject, try await SignatureLimit(stock).checksPerSecond(seconds: plan.burstSeconds / 2 + 1))
        case .acknowledged, .acknowledgedVerified: try await events(subject, seconds: plan.burstSeconds)
        case .applied, .appliedVerified: try await events(subject, seconds: plan.seconds)
        case .latency: try await latency()
        case .memory: try await memory()
        }
    }

    private func bare() async throws -> Outcome {
        try await launcher.withServer(isVerifying: false) { server in
            let report = try await load(server, "/bare", unsigned, seconds: plan.burstSeconds)
            return .rate(.bare, report.answersPerSecond)
        }
    }

    private func events(_ subject: Subject, seconds: Int) async throws -> Outcome {
        try await launcher.withServer(isVerifying: subject.isVerified) { server in
            let backlog = BacklogWatch(server)
            let start = ContinuousClock.now
            let report =
                subject.isVerified
                ? try await load(server, presigned: stock.events, seconds: seconds)
                : try await load(server, "/", unsigned, seconds: seconds)
            let watched = try await backlog.untilApplied(report.accepted)
            return .events(subject, EventRun(report: report, drained: watched.at - start, backlog: watched.backlog))
        }
    }

    private func latency() async throws -> Outcome {
        try await launcher.withServer(isVerifying: true) { server in
            let backlog = BacklogWatch(server)
            let start = ContinuousClock.now
            let rate = Double(plan.latencyRate)
            let report = try await load(server, presigned: stock.events, rate: rate, seconds: plan.latencySeconds)
            let watched = try await backlog.untilApplied(report.accepted)
            return .latency(EventRun(report: report, drained: watched.at - start, backlog: watched.backlog))
        }
    }

    private func memory() async throws -> Outcome {
        try await launcher.withServer(isVerifying: false) { server in
            let backlog = BacklogWatch(server)
            let start = ContinuousClock.now
            let calls = LoadPlan(seed: 1, run: 1).calls(count: plan.memoryCalls)
            let report = try await load(server, "/", calls, seconds: nil)
            let afterLoad = try server.memory()
            let watched = try await backlog.untilApplied(report.accepted)
            try await Task.sleep(for: .seconds(plan.restSeconds))
            let run = EventRun(report: report, drained: watched.at - start, backlog: watched.backlog)
            return .memory(run, afterLoad: afterLoad, afterRest: try server.memory())
        }
    }

    private var unsigned: some Sequence<[UInt8]> & Sendable {
        LoadPlan(seed: 1, run: 1).events(count: .max)
    }

    private func load(
        _ server: RunningServer,
        _ path: String,
        _ bodies: some Sequence<[UInt8]> & Sendable,
        seconds: Int?
    ) async throws -> LoadReport {
        let report = try await WebhookSender.withSender(
            url: server.address(path),
            key: nil,
            connections: plan.connections
        ) { try await $0.run(bodies, limit: seconds.map { .seconds($0) }) }
        return try accepted(report, path)
    }

    private func load(
        _ server: RunningServer,
        presigned bodies: [SignedBody],
        rate: Double? = nil,
        seconds: Int
    ) async throws -> LoadReport {
        let report = try await WebhookSender.withSender(
            url: server.address("/"),
            key: nil,
            connections: plan.connections
        ) { try await $0.run(presigned: bodies, rate: rate, limit: .seconds(seconds)) }
        return try accepted(report, "/")
    }

    /// A rate of refusals would say nothing.
    private func accepted(_ report: LoadReport, _ path: String) throws -> LoadReport {
        try Task.checkCancellation()
        guard report.accepted == report.sent else {
            throw MeasuringError.refused(count: report.sent - report.accepted, path: path)
        }
        return report
    }
}
