import PushAPI
import Testing

@testable import Simulation

@Suite struct CallStoryTests {
    static let company = Company(seed: 1)

    /// Thirty journeys of a scenario, as its random decisions differ.
    static func stories(_ scenario: Scenario) -> [[Form]] {
        var random = SeededGenerator(seed: 5)
        return (0..<30).map { (index: UInt64) in
            CallStory.make(scenario, company: company, flow: FlowID(run: 9, index: index), using: &random)
                .steps.map { Form($0.body) }
        }
    }

    /// The course in letters: N newCall, A answer, H hangup, each with the number of its leg.
    static func course(_ story: [Form]) -> String {
        var legs: [String] = []
        return story.map { form in
            if !legs.contains(form.leg) { legs.append(form.leg) }
            return form.event.prefix(1).uppercased() + "\(legs.firstIndex(of: form.leg) ?? 0)"
        }.joined(separator: " ")
    }

    @Test(arguments: [
        (Scenario.answered, ["N0 A0 H0"]),
        (.groupRing, ["N0 A0 H0"]),
        (.abandoned, ["N0 H0"]),
        (.rejected, ["N0 H0"]),
        (.busy, ["N0 H0"]),
        (.offline, ["N0 H0"]),
        (.voicemailAfterTimeout, ["N0 H0 N1 A1 H1"]),
        (.voicemailAtOnce, ["N0 A0 H0"]),
        (.forwarded, ["N0 H0 N1 A1 H1"]),
        (.blindTransfer, ["N0 A0 N1 A1 H0 H1"]),
        (.blindTransferUnanswered, ["N0 A0 N1 H0 H1", "N0 A0 N1 H1 H0"]),
        (.attendedTransfer, ["N0 A0 N1 A1 H0 H1", "N0 A0 N1 A1 H1 H0"]),
        (.outgoingAnswered, ["N0 A0 H0"]),
        (.outgoingUnanswered, ["N0 H0"]),
        (.internalCall, ["N0 N1 A0 A1 H0 H1", "N0 N1 A1 A0 H0 H1", "N0 N1 A0 A1 H1 H0", "N0 N1 A1 A0 H1 H0"]),
        (.clickToDial, ["N0 N1 A1 A0 H0 H1", "N0 N1 A1 A0 H1 H0"]),
        (.lostHangup, ["N0 A0"]),
    ])
    func `a scenario takes exactly its known courses`(scenario: Scenario, courses: [String]) {
        #expect(Set(Self.stories(scenario).map(Self.course)) == Set(courses))
    }

    @Test(arguments: Scenario.allCases) func `the legs of a journey share one xcid`(scenario: Scenario) {
        for story in Self.stories(scenario) {
            #expect(Set(story.map { $0["xcid"] ?? "" }).count == 1)
            #expect(story.allSatisfy { $0["xcid"]?.isEmpty == false })
        }
    }

    @Test(arguments: Scenario.allCases)
    func `a second leg names the first, unless the calls are independent`(scenario: Scenario) {
        for story in Self.stories(scenario) {
            let first = story[0].leg
            for form in story {
                #expect(form["origCallId"] == (scenario == .internalCall ? form.leg : first))
            }
        }
    }

    @Test(arguments: Scenario.allCases) func `time never runs backwards in a journey`(scenario: Scenario) {
        var random = SeededGenerator(seed: 6)
        for index in 0..<30 {
            let flow = FlowID(run: 1, index: UInt64(index))
            let offsets = CallStory.make(scenario, company: Self.company, flow: flow, using: &random)
                .steps.map(\.offset)
            #expect(offsets.first == 0)
            #expect(offsets == offsets.sorted())
        }
    }

    @Test(arguments: [
        (Scenario.abandoned, "cancel"), (.rejected, "noAnswer"), (.busy, "busy"), (.answered, "normalClearing"),
        (.voicemailAfterTimeout, "forwarded"), (.forwarded, "forwarded"),
    ])
    func `the first hangup of a journey has its cause`(scenario: Scenario, cause: String) {
        for story in Self.stories(scenario) {
            #expect(story.first { $0.event == "hangup" }?["cause"] == cause)
        }
    }

    @Test func `a voicemail leg has no ids, the dialled number as diversion and follows after a tenth of a second`() {
        var random = SeededGenerator(seed: 8)
        let flow = FlowID(run: 1, index: 1)
        let steps = CallStory.make(.voicemailAfterTimeout, company: Self.company, flow: flow, using: &random).steps
        let leg = Form(steps[2].body)
        #expect(leg.all("user%5B%5D") == ["voicemail"])
        #expect(leg.all("userId%5B%5D").isEmpty)
        #expect(leg["diversion"] == Form(steps[0].body)["to"])
        #expect((60...140).contains(steps[2].offset - steps[1].offset))
    }

    @Test func `a group ring names all members and its answer one of them`() {
        for story in Self.stories(.groupRing) {
            let rung = story[0].all("fullUserId%5B%5D")
            #expect(rung.count > 1)
            #expect(story[0].all("user%5B%5D").count == rung.count)
            #expect(story[0].all("userId%5B%5D").count == rung.count)
            #expect(rung.contains(story[1]["fullUserId"] ?? ""))
        }
    }

    @Test func `fields come in the order of live traffic`() {
        let voicemail = Self.stories(.voicemailAfterTimeout)[0]
        #expect(
            voicemail[2].keys == [
                "event", "direction", "from", "to", "callId", "origCallId", "user%5B%5D", "xcid", "diversion",
            ]
        )
        #expect(
            voicemail[3].keys == [
                "event", "callId", "user", "to", "from", "direction", "origCallId", "xcid", "diversion",
                "answeringNumber",
            ]
        )
        #expect(
            voicemail[4].keys == [
                "event", "callId", "cause", "to", "from", "direction", "origCallId", "xcid", "diversion",
                "answeringNumber",
            ]
        )
        #expect(
            Self.stories(.answered)[0][0].keys == [
                "event", "direction", "from", "to", "callId", "origCallId", "user%5B%5D", "userId%5B%5D",
                "fullUserId%5B%5D", "xcid",
            ]
        )
    }

    @Test func `names are escaped like a form of a Java client`() {
        let names = (Self.stories(.groupRing) + Self.stories(.answered)).flatMap { $0[0].all("user%5B%5D") }
        #expect(names.contains("Empfang+%26+Zentrale"))
        #expect(names.contains("Anna+M%C3%BCller"))
    }

    @Test func `ids have the shape of real ones and numbers no plus`() {
        for form in Scenario.allCases.flatMap({ Self.stories($0) }).joined() {
            #expect(form.leg.count == 76)
            #expect(form.leg.allSatisfy { "0123456789ABCDEF".contains($0) })
            let xcid = form["xcid"] ?? ""
            #expect(xcid.hasPrefix("c2d-0.") || xcid.count == 16 && xcid.allSatisfy { "0123456789abcdef".contains($0) })
            for number in ["from", "to", "diversion", "answeringNumber"].compactMap({ form[$0] }) {
                #expect(number == "anonymous" || number.allSatisfy(\.isNumber))
            }
        }
    }

    @Test func `a given customer is the one outside`() {
        var random = SeededGenerator(seed: 1)
        for (scenario, field) in [(Scenario.answered, "from"), (.outgoingAnswered, "to"), (.clickToDial, "to")] {
            let story = CallStory.make(
                scenario,
                company: Self.company,
                customer: "493023125999",
                flow: FlowID(run: 1, index: 1),
                using: &random
            )
            #expect(Form(story.steps[0].body)[field] == "493023125999")
        }
    }

    @Test(arguments: Scenario.allCases) func `the product understands every body`(scenario: Scenario) throws {
        var random = SeededGenerator(seed: 10)
        let now = Instant(milliseconds: 1)
        for index in 0..<20 {
            let flow = FlowID(run: 2, index: UInt64(index))
            for step in CallStory.make(scenario, company: Self.company, flow: flow, using: &random).steps {
                let event = try step.body.withUnsafeBytes { try Event.decode($0, receivedAt: now) }
                let form = Form(step.body)
                #expect(event.kind.name == form.event)
                #expect(event.callID == form.leg)
                #expect(event.xcid == form["xcid"])
                #expect(event.direction?.rawValue == form["direction"])
                if case .newCall(let users) = event.kind, let user = users.first, user.fullUserID != nil {
                    #expect(Self.company.colleagues.contains { $0.name == user.name })
                }
            }
        }
    }
}
