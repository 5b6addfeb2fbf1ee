import CSpawn
import Foundation

extension Spawn {
    /// Starts a program on a terminal of its own, as a window would: in a session that the terminal controls.
    ///
    /// - Parameters:
    ///   - command: The program's path and its arguments.
    ///   - environment: All of its environment.
    ///   - folder: The folder in which it starts.
    ///   - terminal: The path of the terminal, as `ptsname` names it; its input and errors.
    ///   - output: Its output.
    /// - Throws: `SpawnError` when it cannot be started.
    package static func start(
        _ command: [String],
        environment: [String: String],
        in folder: String,
        terminal: String,
        output: Int32
    ) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        hearSignals(&attributes)
        posix_spawnattr_setflags(&attributes, Int16(hearing) | Int16(POSIX_SPAWN_SETSID))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addchdir_np(&actions, folder)
        // The first terminal that a new session opens is the one that controls it.
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, terminal, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
        posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
        let arguments = command.map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var process = pid_t()
        let result = posix_spawn(&process, command[0], &actions, &attributes, arguments, variables)
        guard result == 0 else { throw SpawnError(program: command[0], reason: String(cString: strerror(result))) }
        return process
    }
}
