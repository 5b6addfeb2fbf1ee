import ArgumentParser
import Foundation
import Simulation

/// Measures a release build of the server, and compares its rates with what the machine allows.
///
/// Every rate is a ratio within one run: the subjects take turns, so that a disturbance of the machine hits all.
struct ServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "server",
        abstract: "Measure how fast a call-statistics server takes, keeps and applies events."
    )

    @Option(help: "The server's binary, a release build.")
    var server: String

    @Option(help: "How long events are sent to measure what is applied. Seconds.")
    var seconds = 60

    @Option(help: "How often the subjects take turns.")
    var rounds = 3

    @Option(help: "Connections, each with one request under way.")
    var connections = 64

    @Option(help: "Measure nothing but this; may be given several times. (\(Subject.allCases.names))")
    var only: [Subject] = []

    @Option(help: "Longest time to sign events beforehand. Seconds.")
    var signingSeconds = 240

    @Option(help: "Folder for the servers' temporary data; on the kind of disk that is to be measured.")
    var scratch = ".build/benchmarks"

    @Flag(help: "Everything short: shows that it works, measures nothing.")
    var quick = false

    func validate() throws {
        guard seconds > 0, rounds > 0, signingSeconds > 0 else {
            throw ValidationError("--seconds, --rounds and --signing-seconds must be at least 1.")
        }
        guard (1...1_024).contains(connections) else {
            throw ValidationError("--connections must be a number from 1 to 1024.")
        }
        guard FileManager.default.isExecutableFile(atPath: server) else {
            throw ValidationError("\(server) is no program. Build it: swift build -c release --product call-statistics")
        }
    }

    func run() async throws {
        try await Interrupts.heeding { try await measure() }
    }

    private var plan: Plan {
        var plan = quick ? Plan.quick : Plan(seconds: seconds, rounds: rounds, signingSeconds: signingSeconds)
        plan.connections = connections
        plan.subjects = only.isEmpty ? Subject.allCases : Subject.allCases.filter(only.contains)
        return plan
    }

    private func measure() async throws {
        let plan = plan
        let stock = try await SignedStock(plan)
        let launcher = ServerLauncher(program: server, scratch: scratch, publicKey: stock.publicPEM)
        let bench = Bench(plan: plan, launcher: launcher, stock: stock)
        var results = Results()
        for round in 1...plan.rounds {
            for subject in plan.subjects where subject.isRepeated || round == 1 {
                Progress.say("round \(round) of \(plan.rounds): \(subject.rawValue)")
                results.add(try await bench.measure(subject))
            }
        }
        print(Report(results, plan: plan, signedEvents: stock.events.count).text)
        guard results.lost == 0 else { throw ExitCode(1) }
    }
}
