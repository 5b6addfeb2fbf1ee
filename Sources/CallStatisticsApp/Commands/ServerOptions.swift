import ArgumentParser

/// The options that `serve` and `demo` share.
struct ServerOptions: ParsableArguments {
    @Option(help: "Address to listen on. (HOST, default: 127.0.0.1)")
    var host: String?

    @Option(help: "Port to listen on, 0 for a free one. (PORT, default: 8080)")
    var port: Int?

    @Option(help: "Folder of the journal and the database. (DATA_DIR, default: ./data; the demo: a temporary folder)")
    var dataDir: String?

    @Flag(help: .hidden)
    var benchmarkRoute = false

    mutating func validate() throws {
        guard let port, !(0...65_535).contains(port) else { return }
        throw ValidationError("--port is \(port); it must be a number from 0 to 65535.")
    }
}
