import ArgumentParser
import Foundation
import Statistics

struct DefinitionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "definitions",
        abstract: "Print what exactly every figure means, as Markdown."
    )

    @Option(help: "de or en.")
    var lang = Language.en

    func run() throws {
        let output = try Output(nil)
        do {
            try output.write(Definitions.markdown(lang).utf8)
        } catch OutputError.closedPipe {
            // Whoever read has seen enough.
        }
    }
}
