import ArgumentParser
import Organisation
import PushAPI
import Statistics
import Store

struct AnnotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate",
        abstract: "Note in the charts what happened when, to see whether it brought what was expected.",
        discussion: "Without arguments the annotations are listed."
    )

    @OptionGroup var database: DatabaseOptions

    @Option(help: "When it happened, as in 2026-11-22 or 2026-11-22T08:00:00+01:00; now by default.")
    var at: String?

    @Option(help: "Remove the annotation with this number.")
    var remove: Int64?

    @Argument(help: "What happened, in a few words.")
    var text: String?

    func run() async throws {
        let (store, _, calendar) = try await database.openStore()
        if let remove {
            guard try await store.removeAnnotation(remove) else {
                throw ValidationError("There is no annotation \(remove); call annotate alone to see them all.")
            }
        } else if let text {
            guard Annotation.lengths.contains(text.count) else {
                throw ValidationError("The text must have 1 to \(Annotation.lengths.upperBound) characters.")
            }
            var moment = Composition.clock()
            if let at {
                guard
                    let wanted = RFC3339.instant(at)
                        ?? RFC3339.instant("\(at)T12:00:00Z").map({ calendar.startOfDay($0) })
                else { throw ValidationError("--at is \"\(at)\"; write a time such as 2026-11-22T08:00:00+01:00.") }
                moment = wanted
            }
            Console.result("\(try await store.annotate(text, at: moment))")
        } else {
            for note in try await store.annotations() {
                Console.result("\(note.id)  \(RFC3339.text(note.at))  \(note.text)")
            }
        }
        try await store.close()
    }
}
