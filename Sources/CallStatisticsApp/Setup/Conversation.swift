import Statistics

/// Who is asked, and told what happens.
protocol Conversation: Sendable {
    /// Whether anybody is there who can answer.
    var isInteractive: Bool { get }
    func say(_ text: String)
    /// Asks for a line.
    ///
    /// - Throws: `EndOfInput`.
    func line(_ prompt: String) async throws -> String
    /// Asks for a line that is not shown while it is typed.
    ///
    /// - Throws: `EndOfInput`.
    func hiddenLine(_ prompt: String) async throws -> String
    /// What is said from now on when it is interrupted.
    func expectInterruption(_ farewell: String)
}

/// Nobody answers any more.
struct EndOfInput: Error {}

/// What is wrong with an answer.
struct SetupFlaw: Error, Equatable {
    let text: Localized
}

/// Why a set-up ends early.
enum SetupError: Error, Equatable {
    /// Options are missing or make no sense.
    case calledWrongly(Localized)
    case failed(Localized)
    /// The answer to the last question was no.
    case declined
}

/// Asks questions until the answers make sense.
struct Asker: Sendable {
    let conversation: any Conversation
    let language: Language
    /// Whether defaults are answers, and everything else a yes.
    let takesDefaults: Bool

    func say(_ text: Localized) { conversation.say(text[language]) }

    /// The value of an option, or the answer to a question; Enter takes the default, which is shown in brackets.
    ///
    /// - Parameters:
    ///   - given: What the option says; nil where it is missing.
    ///   - otherwise: The default; nil where there is none.
    /// - Throws: `SetupError.calledWrongly` where nobody can correct the value, `EndOfInput`.
    func answer<Value>(
        _ question: Localized,
        option: String,
        given: String?,
        otherwise: String?,
        _ read: (String) throws(SetupFlaw) -> Value
    ) async throws -> Value {
        if let fixed = given ?? (takesDefaults ? otherwise : nil) {
            do {
                return try read(fixed)
            } catch {
                throw SetupError.calledWrongly(SetupText.wrongOption(option, error.text))
            }
        }
        let hint = otherwise.map { " [\(WebAddress.shown($0))]" } ?? ""
        while true {
            let typed = try await conversation.line("\(question[language])\(hint): ").trimmed
            guard let text = typed.isEmpty ? otherwise : typed else { continue }
            do {
                return try read(text)
            } catch {
                say(error.text)
            }
        }
    }

    /// Yes or no.
    ///
    /// - Parameter otherwise: What Enter means.
    /// - Throws: `EndOfInput`.
    func agrees(_ question: Localized, otherwise: Bool = true) async throws -> Bool {
        if takesDefaults { return true }
        let hint = SetupText.yesOrNo(otherwise)[language]
        while true {
            switch try await conversation.line("\(question[language]) \(hint) ").trimmed.lowercased() {
            case "": return otherwise
            case "j", "ja", "y", "yes": return true
            case "n", "nein", "no": return false
            default: continue
            }
        }
    }
}

extension String {
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        return String(start.prefix(start.reversed().drop(while: \.isWhitespace).count))
    }
}
