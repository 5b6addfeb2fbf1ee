import Foundation
import SipgateAPI
import Statistics

/// Tells what is going to be done, and what was done; no secret is in it.
struct SetupSummary {
    private let plan: SetupPlan
    private let account: SetupAccount
    private let language: Language

    init(_ plan: SetupPlan, _ account: SetupAccount, _ language: Language) {
        self.plan = plan
        self.account = account
        self.language = language
    }

    /// What is going to be done.
    var before: String { list(SetupText.isGoingTo, SetupText.Tense.future) }

    /// What was done, and the next step.
    func after(in folder: String) -> String {
        [list(SetupText.isDone, .past), hint, next(in: folder)].compactMap(\.self).joined(separator: "\n")
    }

    /// Everything is as it shall be.
    func nothingToDo(in folder: String) -> String {
        [SetupText.nothingToDo[language], hint, next(in: folder)].compactMap(\.self).joined(separator: "\n")
    }

    /// What would be sent and written.
    func rehearsed(_ requests: [Exchange.Request], _ edits: [SettingsEdit]) -> String {
        var lines = [SetupText.wouldBeSent[language]]
        for request in requests {
            lines.append("  \(request.method.rawValue) \(request.url.path())")
            lines.append("    " + WebAddress.shown(String(decoding: request.body ?? Data(), as: UTF8.self)))
        }
        if requests.isEmpty { lines.append("  " + SetupText.nothing[language]) }
        lines.append(SetupText.wouldBeWritten(plan.known.file.path)[language])
        lines += edits.map { "  " + $0.shown }
        if edits.isEmpty { lines.append("  " + SetupText.nothing[language]) }
        return lines.joined(separator: "\n")
    }

    private func list(_ title: Localized, _ tense: SetupText.Tense) -> String {
        let steps = [SetupText.step(plan.client, tense), SetupText.step(plan.webhooks, plan.answers.webhook, tense)]
        let file = SetupText.step(writing: plan.known.file.path, tense)
        return ([title] + steps + [file]).map { $0[language] }.joined(separator: "\n  - ")
    }

    /// Where it cannot be told that it is of no concern.
    private var hint: String? {
        switch account.isNeo {
        case true?: SetupText.neo[language]
        case nil: SetupText.perhapsNeo[language]
        case false?: nil
        }
    }

    private func next(in folder: String) -> String {
        let makefile = URL(filePath: folder).appending(path: "Makefile").path
        let command: String
        if plan.answers.database == .compose {
            command = "make up"
        } else {
            command = FileManager.default.fileExists(atPath: makefile) ? "make run" : "call-statistics serve"
        }
        return SetupText.nextStep(command, plan.answers.base.base + "/auth")[language]
    }
}
