/// How long and how often everything is measured.
struct Plan {
    /// How long events are sent to measure what is applied, in seconds.
    var seconds: Int
    /// How often the subjects take turns.
    var rounds: Int
    /// The longest time for signing events beforehand, in seconds.
    var signingSeconds: Int
    /// Calls that go through before memory is read, each of about three events.
    var memoryCalls = 1_000_000
    /// The pause before the second look at memory, in seconds.
    var restSeconds = 10
    /// How long the steady load lasts, in seconds.
    var latencySeconds = 30
    /// The steady load, in events per second.
    let latencyRate = 1_000
    /// Connections, each with one request under way.
    var connections = 64
    /// What is measured.
    var subjects: [Subject] = Subject.allCases

    init(seconds: Int, rounds: Int, signingSeconds: Int) {
        self.seconds = seconds
        self.rounds = rounds
        self.signingSeconds = signingSeconds
    }

    /// Shows that everything works, and measures nothing.
    static var quick: Plan {
        var plan = Plan(seconds: 2, rounds: 1, signingSeconds: 3)
        plan.memoryCalls = 5_000
        plan.restSeconds = 1
        plan.latencySeconds = 2
        return plan
    }

    /// How long the rates are measured that need no minute, in seconds.
    var burstSeconds: Int { max(2, seconds / 6) }

    /// How many signed events the longest run may need, at a rate that two cores do not exceed.
    var signedEvents: Int {
        let longest = subjects.compactMap { subject in
            switch subject {
            case .appliedVerified: seconds * Self.fastestVerified
            case .acknowledgedVerified: burstSeconds * Self.fastestVerified
            case .latency: latencySeconds * latencyRate
            default: nil
            }
        }
        return longest.max() ?? 0
    }

    private static let fastestVerified = 9_000
}
