import Dispatch
import Foundation
import Synchronization

/// The terminal of this process: reads from standard input, writes to standard error.
///
/// However it is left, also with Ctrl-C in the middle of a password, it shows again what is typed.
final class Terminal: Conversation {
    private struct State {
        var farewell = ""
        /// How the terminal was before it was told to hide what is typed.
        var original: termios?
    }

    private let state = Mutex(State())
    private let reading = DispatchQueue(label: "terminal.reading")
    private let watching = DispatchQueue(label: "terminal.signals")
    private let signals: Mutex<[any DispatchSourceSignal]> = Mutex([])

    /// The signals by which a terminal or its owner ends a program.
    private static let endings = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

    var isInteractive: Bool { isatty(STDIN_FILENO) == 1 }

    init() {
        guard isInteractive else { return }
        let registered = DispatchGroup()
        signals.withLock { signals in
            signals = Self.endings.map { number in
                // A source on Darwin sees only what the process itself ignores.
                #if canImport(Darwin)
                    signal(number, SIG_IGN)
                #endif
                let source = DispatchSource.makeSignalSource(signal: number, queue: watching)
                source.setEventHandler { [weak self] in self?.end(by: number) }
                registered.enter()
                source.setRegistrationHandler { registered.leave() }
                source.resume()
                return source
            }
        }
        // Until then a signal would end the process at once, also while it hides what is typed.
        registered.wait()
    }

    deinit {
        reveal()
    }

    func say(_ text: String) { Console.say(text) }

    func line(_ prompt: String) async throws -> String {
        write(prompt)
        return try await read()
    }

    func hiddenLine(_ prompt: String) async throws -> String {
        hide()
        defer { reveal() }
        // Only now: what is typed before would be seen.
        write(prompt)
        return try await read()
    }

    func expectInterruption(_ farewell: String) {
        state.withLock { $0.farewell = farewell }
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }

    /// Reads on a thread of its own: a task that waits for a person would keep others from running.
    private func read() async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            reading.async {
                continuation.resume(with: readLine().map { .success($0) } ?? .failure(EndOfInput()))
            }
        }
    }

    private func hide() {
        state.withLock { state in
            var settings = termios()
            guard state.original == nil, tcgetattr(STDIN_FILENO, &settings) == 0 else { return }
            state.original = settings
            settings.c_lflag &= ~tcflag_t(ECHO)
            // The end of the line is seen all the same.
            settings.c_lflag |= tcflag_t(ECHONL)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
        }
    }

    private func reveal(forgettingInput: Bool = false) {
        state.withLock { state in
            guard var original = state.original else { return }
            tcsetattr(STDIN_FILENO, forgettingInput ? TCSAFLUSH : TCSANOW, &original)
            state.original = nil
        }
    }

    /// Ends the process as the signal would have done it, so that whoever has started it sees that.
    private func end(by number: Int32) {
        // Half a password must not be what the shell reads next.
        reveal(forgettingInput: true)
        write("\n\(state.withLock(\.farewell))\n")
        signal(number, SIG_DFL)
        // Dispatch keeps signals away from its threads.
        var ending = sigset_t()
        sigemptyset(&ending)
        sigaddset(&ending, number)
        pthread_sigmask(SIG_UNBLOCK, &ending, nil)
        raise(number)
    }
}
