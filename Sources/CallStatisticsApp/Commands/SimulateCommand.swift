import ArgumentParser
import Foundation
import Signatures
import Simulation

struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Send signed, simulated calls to a webhook.",
        discussion: """
            A server accepts them only when it trusts the key: make one with --make-key, and start the server with
            SIPGATE_PUBLIC_KEY_FILE naming its public half.
            """
    )

    @Option(help: "Address of the webhook, http:// only.")
    var url = "http://127.0.0.1:8080/"

    @Option(help: "File with the private key in PEM form; without it the calls are unsigned.")
    var key: String?

    @Option(help: "Make a new key in this file, its public half beside it with the ending .pub, and do nothing else.")
    var makeKey: String?

    @Option(help: "Number of calls, each of about three events.")
    var calls = 1_000

    @Option(help: "Events per second; without it as fast as the server answers.")
    var rate: Double?

    @Option(help: "Connections, each with one request under way.")
    var connections = 8

    @Option(help: "The same seed makes the same calls.")
    var seed: UInt64 = 1

    @Option(name: .customLong("run"), help: "Distinguishes the ids of repeated runs.")
    var runNumber: UInt64 = UInt64(Date().timeIntervalSince1970)

    func validate() throws {
        guard calls > 0 else { throw ValidationError("--calls must be at least 1.") }
        guard (1...1_024).contains(connections) else {
            throw ValidationError("--connections must be a number from 1 to 1024.")
        }
        if let rate, rate <= 0 { throw ValidationError("--rate must be greater than 0.") }
    }

    func run() async throws {
        if let makeKey { return try KeyFiles.make(at: makeKey) }
        let signer = try key.map(KeyFiles.read)
        let bodies = LoadPlan(seed: seed, run: runNumber).calls(count: calls)
        let report = try await WebhookSender.withSender(url: url, key: signer, connections: connections) { sender in
            try await sender.run(bodies, rate: rate)
        }
        Console.result(Self.describe(report))
        guard report.accepted == report.sent else { throw ExitCode(1) }
    }

    private static func describe(_ report: LoadReport) -> String {
        func milliseconds(_ percent: Double) -> String {
            report.latency.percentile(percent).map { String(format: "%.2f ms", Double($0) / 1e6) } ?? "-"
        }
        let refused = report.refused.sorted { $0.key < $1.key }.map { ", \($0.value) refused with \($0.key)" }
        return """
            \(report.sent) events sent, \(report.accepted) accepted\(refused.joined()), \(report.failures) failed
            \(Int(report.answersPerSecond)) events/s, reply p50 \(milliseconds(50)), p99 \(milliseconds(99)), \
            p99.9 \(milliseconds(99.9))
            """
    }
}

/// Keys of simulated traffic, in files.
enum KeyFiles {
    enum Failure: Error, CustomStringConvertible {
        case unreadable(path: String)
        case exists(path: String)

        var description: String {
            switch self {
            case .unreadable(let path): "The key file \(path) cannot be read. Make one with --make-key \(path)."
            case .exists(let path): "\(path) exists. Remove it first, or choose another name."
            }
        }
    }

    static func make(at path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else { throw Failure.exists(path: path) }
        umask(0o077)
        let key = try PrivateKey()
        try key.pem().write(toFile: path, atomically: true, encoding: .utf8)
        try key.publicPEM().write(toFile: path + ".pub", atomically: true, encoding: .utf8)
        Console.result("Wrote \(path) and \(path).pub. Start the server with SIPGATE_PUBLIC_KEY_FILE=\(path).pub")
    }

    static func read(_ path: String) throws -> PrivateKey {
        guard let pem = try? String(contentsOfFile: path, encoding: .utf8) else { throw Failure.unreadable(path: path) }
        return try PrivateKey(pem: pem)
    }
}
