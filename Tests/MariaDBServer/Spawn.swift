import Foundation

/// Starts programs that may receive signals.
///
/// Threads that run tests have them blocked, and Foundation's `Process` hands that on; under load it also misses the end
/// of a program now and then.
enum Spawn {
    /// Starts a program whose input and output are these files.
    ///
    /// - Throws: `MariaDBServer.Failure` when it cannot be started.
    static func start(_ command: [String], input: Int32, output: Int32, errors: Int32) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (file, target) in [(input, STDIN_FILENO), (output, STDOUT_FILENO), (errors, STDERR_FILENO)] {
            posix_spawn_file_actions_adddup2(&actions, file, target)
        }
        let arguments = command.map { strdup($0) } + [nil]
        let environment = [strdup("PATH=\(Program.searchPath)"), nil]
        defer { for text in arguments + environment { free(text) } }
        var process = pid_t()
        guard posix_spawn(&process, command[0], &actions, &attributes, arguments, environment) == 0 else {
            throw MariaDBServer.Failure("\(command[0]) cannot be started.")
        }
        return process
    }
}
