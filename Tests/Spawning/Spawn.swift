import CSpawn
import Foundation

/// Starts programs that may receive signals.
///
/// Threads that run tests have them blocked, and Foundation's `Process` hands that on; under load it also misses the end
/// of a program now and then, or crashes.
package enum Spawn {
    /// Starts a program, as the leader of a group to which its children belong.
    ///
    /// - Parameters:
    ///   - command: The program's path and its arguments.
    ///   - environment: All of its environment.
    ///   - folder: The folder in which it starts; nil for that of this process.
    /// - Throws: `SpawnError` when it cannot be started.
    package static func start(
        _ command: [String],
        environment: [String: String],
        in folder: String? = nil,
        input: Int32,
        output: Int32,
        errors: Int32
    ) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        hearSignals(&attributes)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(hearing | POSIX_SPAWN_SETPGROUP))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let folder { posix_spawn_file_actions_addchdir_np(&actions, folder) }
        for (file, target) in [(input, STDIN_FILENO), (output, STDOUT_FILENO), (errors, STDERR_FILENO)] {
            posix_spawn_file_actions_adddup2(&actions, file, target)
        }
        // Whatever other tests have open is none of its business: a script that is still open for writing cannot be run.
        posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
        let arguments = command.map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var process = pid_t()
        let result = posix_spawn(&process, command[0], &actions, &attributes, arguments, variables)
        guard result == 0 else { throw SpawnError(program: command[0], reason: String(cString: strerror(result))) }
        return process
    }

    /// The flags without which `hearSignals` has no effect.
    static let hearing = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF

    /// Lets no signal be blocked, and none that asks a program to end be ignored, as whoever started the tests may have
    /// it: what `nohup` and shells without a terminal ignore would be ignored by every program down the line.
    static func hearSignals(_ attributes: inout posix_spawnattr_t) {
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
    }
}

/// Why a program did not start.
package struct SpawnError: Error, CustomStringConvertible {
    let program: String
    let reason: String

    package var description: String { "\(program) cannot be started: \(reason)." }
}
