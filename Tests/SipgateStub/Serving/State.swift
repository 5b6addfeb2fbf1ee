import Foundation

/// All that the stub knows at one moment.
struct State {
    var account: StubAccount
    var login = Login()
    var faults = Faults()
    /// How far the stub's clock runs ahead.
    var ahead = Duration.zero
    var exchanges: [Exchange] = []
    var forbidden: [Exchange] = []
    let record: Record?

    /// The time on the stub's clock.
    var now: Date { Date().addingTimeInterval(ahead / .seconds(1)) }

    /// The answer that sipgate gives when nothing is wrong with it.
    mutating func answer(_ question: Question) -> Answer {
        switch question.segments.first {
        case "v2": rest(question)
        case "auth": auth(question)
        default: .error(404, "Not Found", "There is nothing at \(question.path).")
        }
    }
}
