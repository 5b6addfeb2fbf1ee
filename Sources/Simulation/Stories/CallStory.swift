import PushAPI

/// One journey from first ring to last hangup, not yet set in time.
public struct CallStory: Sendable {
    /// One message of the journey.
    public struct Step: Hashable, Sendable {
        /// Milliseconds since the first message.
        public var offset: Int64
        /// The form-encoded body.
        public var body: [UInt8]
    }

    /// The course it takes.
    public let scenario: Scenario
    /// Its messages in the order of sending; the first has offset 0.
    public let steps: [Step]

    /// Tells a journey.
    ///
    /// - Parameters:
    ///   - scenario: The course it takes.
    ///   - company: The firm that is called or calls.
    ///   - customer: The one outside; nil draws one. `Customers.anonymous` fits incoming calls only.
    ///   - pace: How long everything takes.
    ///   - flow: Names the journey and thereby its legs; no two journeys of a simulation may share it.
    ///   - random: Decides everything else.
    public static func make(
        _ scenario: Scenario,
        company: Company,
        customer: String? = nil,
        pace: Pace = .office(),
        flow: FlowID,
        using random: inout SeededGenerator
    ) -> CallStory {
        var teller = Storyteller(company: company, customer: customer, pace: pace, flow: flow, random: random)
        teller.tell(scenario)
        random = teller.random
        return CallStory(scenario: scenario, steps: teller.steps)
    }

    /// The messages of the journey when it begins at `start`.
    public func events(startingAt start: Instant) -> [SimulatedEvent] {
        steps.map { SimulatedEvent(at: start + $0.offset, body: $0.body) }
    }
}

/// A message as sipgate would send it, and when.
public struct SimulatedEvent: Hashable, Sendable {
    /// The moment of sending.
    public var at: Instant
    /// The form-encoded body, unsigned.
    public var body: [UInt8]

    /// Sets a body in time.
    public init(at: Instant, body: [UInt8]) {
        self.at = at
        self.body = body
    }
}
