import Access
import ArgumentParser
import Statistics
import Store

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Say who may log in to the dashboard.",
        discussion: "Passwords are asked for; without a terminal the first line of the standard input is taken.",
        subcommands: [List.self, Add.self, Password.self, ChangeRole.self, Reveal.self, Remove.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the users and their roles.")

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            try await UserCommand.with(database) { users in
                for user in try await users.all() {
                    let right = user.isGivenReveal ? "\tmay reveal numbers" : ""
                    Console.result("\(user.name)\t\(user.role.rawValue)\t\(RFC3339.text(user.createdAt))\(right)")
                }
            }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a user.")

        @OptionGroup var database: DatabaseOptions
        @Option(help: "administrator, lead, viewer or kiosk.") var role = Role.viewer
        @Flag(help: "Let a viewer have single numbers shown in full, which is recorded.") var mayReveal = false
        @Argument(help: "The name to log in with.") var name: String

        func run() async throws {
            let password = try await NewPassword.ask(for: name)
            try await UserCommand.with(database) { users in
                try await users.add(name, role, password: password, mayReveal: mayReveal)
            }
        }
    }

    struct Password: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set a user's password, and end all sessions of the user."
        )

        @OptionGroup var database: DatabaseOptions
        @Argument(help: "The user's name.") var name: String

        func run() async throws {
            let password = try await NewPassword.ask(for: name)
            try await UserCommand.with(database) { users in try await users.change(name, password: password) }
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
            try await UserCommand.with(database) { users in try await users.change(name, role: role) }
        }
    }

    struct Reveal: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say whether a viewer may have single numbers shown in full, which is recorded."
        )

        /// Whether something is allowed, as people say it.
        enum Answer: String, CaseIterable, ExpressibleByArgument {
            case on, off
        }

        @OptionGroup var database: DatabaseOptions
        @Argument(help: "The user's name.") var name: String
        @Argument(help: "on or off.") var answer: Answer

        func run() async throws {
            try await UserCommand.with(database) { users in try await users.change(name, mayReveal: answer == .on) }
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

/// Asks for a password that nobody sees on the screen.
enum NewPassword {
    /// Asks for it, on a terminal twice.
    ///
    /// - Throws: `ValidationError` when both differ or there is none.
    static func ask(for name: String) async throws -> String {
        let terminal = Terminal()
        guard terminal.isInteractive else {
            guard let line = readLine(), !line.isEmpty else {
                throw ValidationError("There is no password on the standard input.")
            }
            return line
        }
        let first = try await terminal.hiddenLine("New password for \(name): ")
        guard try await terminal.hiddenLine("Once more: ") == first else {
            throw ValidationError("The two passwords differ; nothing was done.")
        }
        return first
    }
}
