import Access
import ArgumentParser
import Statistics
import Store

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Say which programs may read without a login.",
        discussion: """
            A program sends its token with each request, as Authorization: Bearer TOKEN. It reads what its role may see
            and changes nothing.
            """,
        subcommands: [List.self, Create.self, Remove.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the tokens: id, name, role, when made, when last used."
        )

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            try await TokenCommand.with(database) { tokens in
                for token in try await tokens.all() {
                    let used = token.lastUsedAt.map { RFC3339.text($0) } ?? "never"
                    let made = RFC3339.text(token.createdAt)
                    Console.result("\(token.id)\t\(token.name)\t\(token.role.rawValue)\t\(made)\t\(used)")
                }
            }
        }
    }

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token and print it, once: only its digest is kept."
        )

        @OptionGroup var database: DatabaseOptions
        @Option(help: "lead (with numbers), viewer (numbers masked) or kiosk (the board alone).") var role = Role.lead
        @Argument(help: "What you know the program by.") var name: String

        func run() async throws {
            try await TokenCommand.with(database) { tokens in
                let (_, text) = try await tokens.create(name, role)
                Console.result(text)
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove a token; whoever sends it is refused within seconds."
        )

        @OptionGroup var database: DatabaseOptions
        @Argument(help: "The token's id, as the list has it.") var id: String

        func run() async throws {
            try await TokenCommand.with(database) { tokens in try await tokens.remove(id) }
        }
    }

    private static func with(_ database: DatabaseOptions, _ body: (Tokens) async throws -> Void) async throws {
        let (store, _, _) = try await database.openStore()
        try await body(Tokens(store: store, clock: Composition.clock))
        try await store.close()
    }
}
