import ArgumentParser
import Dispatch
import Foundation

/// Ends the measuring in an orderly way at Ctrl-C and SIGTERM, so that no server and no data stay behind.
struct Interrupts {
    private let sources: [any DispatchSourceSignal]

    init(_ handler: @escaping @Sendable () -> Void) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler(handler: handler)
            source.resume()
            return source
        }
    }

    func stop() {
        for source in sources { source.cancel() }
    }

    /// Runs `measure` until it is done or interrupted.
    ///
    /// - Throws: `ExitCode` when it was interrupted, and what `measure` throws.
    static func heeding(_ measure: @escaping @Sendable () async throws -> Void) async throws {
        let measuring = Task { try await measure() }
        let interrupts = Interrupts { measuring.cancel() }
        defer { interrupts.stop() }
        do {
            try await measuring.value
        } catch is CancellationError {
            Progress.say("Stopped.")
            throw ExitCode(130)
        }
    }
}
