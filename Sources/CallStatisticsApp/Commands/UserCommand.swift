import Access
import ArgumentParser
import Foundation
import Statistics
import Store

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Say who may log in to the dashboard.",
        discussion: "Passwords are asked for; without a terminal the first line of the standard input is taken.",
        subcommands: [List.self, Add.self, Password.self, ChangeRole.self, Remove.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the users and their roles.")

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            try await UserCommand.with(database) { users in
                for user in try await users.all() {
                    Console.result("\(user.name)\t\(user.role.rawValue)\t\(RFC3339.text(user.createdAt))")
                }
            }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a user.")

        @OptionGroup var database: DatabaseOptions
        @Option(help: "administrator, lead, viewer or kiosk.") var role = Role.viewer
        @Argument(help: "The name to log in with.") var name: String

        func run() async throws {
            let password = try SecretInput.newPassword(for: name)
            try await UserCommand.with(database) { users in try await users.add(name, role, password: password) }
        }
    }

    struct Password: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set a user's password, and end all sessions of the user."
        )

        @OptionGroup var database: DatabaseOptions
        @Argument(help: "The user's name.") var name: String

        func run() async throws {
            let password = try SecretInput.newPassword(for: name)
            try await UserCommand.with(database) { users in try await users.setPassword(password, of: name) }
        }
    }

    struct ChangeRole: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "role",
            abstract: "Give a user another role, and end all sessions of the user."
        )

        @OptionGroup var database: DatabaseOptions
        @Argument(help: "The user's name.") var name: String
        @Argument(help: "administrator, lead, viewer or kiosk.") var role: Role

        func run() async throws {
            try await UserCommand.with(database) { users in try await users.setRole(role, of: name) }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Remove a user, and end all sessions of the user.")

        @OptionGroup var database: DatabaseOptions
        @Argument(help: "The user's name.") var name: String

        func run() async throws {
            try await UserCommand.with(database) { users in try await users.remove(name) }
        }
    }

    private static func with(_ database: DatabaseOptions, _ body: (Users) async throws -> Void) async throws {
        let (store, _, _) = try await database.openStore()
        try await body(Users(store: store, clock: Composition.clock))
        try await store.close()
    }
}

extension Role: ExpressibleByArgument {}

/// Asks for what nobody should see on the screen.
enum SecretInput {
    /// Asks for a new password, on a terminal twice.
    ///
    /// - Throws: `ValidationError` when both differ or there is none.
    static func newPassword(for name: String) throws -> String {
        guard isatty(STDIN_FILENO) == 1 else {
            guard let line = readLine(), !line.isEmpty else {
                throw ValidationError("There is no password on the standard input.")
            }
            return line
        }
        let first = try ask("New password for \(name): ")
        guard try ask("Once more: ") == first else { throw ValidationError("The two passwords differ; nothing was done.") }
        return first
    }

    private static func ask(_ question: String) throws -> String {
        FileHandle.standardError.write(Data(question.utf8))
        var before = termios()
        tcgetattr(STDIN_FILENO, &before)
        var hidden = before
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            Console.say("")
        }
        guard let line = readLine(), !line.isEmpty else {
            throw ValidationError("No password was given; nothing was done.")
        }
        return line
    }
}
