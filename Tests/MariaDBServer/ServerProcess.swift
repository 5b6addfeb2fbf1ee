import Foundation
import Spawning
import Synchronization

/// A running server that ends with this object, and with this process however that ends.
final class ServerProcess: Sendable {
    /// A shell starts the server and watches an input that nobody writes to.
    ///
    /// When this process is gone the input ends,
    /// even after a crash or `kill -9`, and with it the server and its data.
    private static let watchdog = """
        exec 3<&0
        folder=$1; shift
        "$@" </dev/null >>"$folder/log" 2>&1 3<&- &
        server=$!
        echo $server >"$folder/pid"
        ( while read -r line; do :; done; touch "$folder/gone"; kill -9 $server ) <&3 >/dev/null 2>&1 3<&- &
        guard=$!
        exec 3<&- </dev/null
        wait $server
        kill -9 $guard
        if [ -e "$folder/gone" ]; then rm -rf "$folder"; fi
        """

    /// The shell; nil once it has been waited for.
    private let shell: Mutex<pid_t?>
    private let leash: FileHandle
    private let pidFile: URL

    init(folder: URL, arguments: [String]) throws {
        pidFile = folder.appending(path: "pid")
        try? FileManager.default.removeItem(at: pidFile)
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw MariaDBServer.Failure("There are too many open files.") }
        // Not for any other program that is started meanwhile: it would hold the leash.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        leash = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
        defer { close(ends[0]) }
        let command = ["/bin/sh", "-c", Self.watchdog, "watchdog", folder.path]
        let nothing = open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer { close(nothing) }
        let server = [try Program.path(of: "mariadbd")] + arguments
        shell = Mutex(
            try Spawn.start(
                command + server,
                environment: Program.environment,
                input: ends[0],
                output: nothing,
                errors: nothing
            )
        )
    }

    deinit { end(SIGKILL) }

    /// Whether the server has not ended yet.
    var isRunning: Bool {
        shell.withLock { shell in
            guard let process = shell else { return false }
            guard waitpid(process, nil, WNOHANG) != 0 else { return true }
            shell = nil
            return false
        }
    }

    /// Sends a signal to the server and waits until it is gone.
    func end(_ signal: Int32) {
        for _ in 0..<200 where isRunning {
            let text = (try? String(contentsOf: pidFile, encoding: .utf8)) ?? ""
            if let server = pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)) {
                kill(server, signal)
                break
            }
            Thread.sleep(forTimeInterval: 0.01)
        }
        while isRunning { Thread.sleep(forTimeInterval: 0.005) }
    }
}
