import ArgumentParser

/// Measures how fast the product is.
@main
struct BenchmarkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks",
        abstract: "Measure how fast call-statistics takes events and answers questions.",
        subcommands: [ServerCommand.self, StatisticsCommand.self, GrafanaCommand.self],
        defaultSubcommand: ServerCommand.self
    )
}
