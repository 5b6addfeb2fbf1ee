import Organisation
import Testing

@Suite struct TeamsDraftTests {
    private typealias Team = TeamsDraft.Team

    @Test func `what is written down is what is read again`() throws {
        let draft = TeamsDraft(teams: [
            Team(
                name: "Ärzte \"& Co\" \\ /",
                numbers: ["+4921100000001", "+4921100000002"],
                serviceLevel: .init(goal: 90)
            ),
            Team(name: "Empty", numbers: []),
            Team(
                name: "Sales",
                numbers: ["+4921100000003"],
                serviceLevel: .init(seconds: 30, goal: 80, formula: "SL-N")
            ),
        ])
        #expect(try draft.checked(path: "teams.json") == draft)
        let read = try Teams.parse(draft.text, path: "teams.json", minimumNumbers: 0)
        #expect(TeamsDraft(read) == draft)
    }

    @Test func `no teams are an empty list`() throws {
        #expect(TeamsDraft(teams: []).text == "[]\n")
        #expect(try TeamsDraft(teams: []).checked(path: "teams.json").teams.isEmpty)
    }

    @Test func `names and numbers come out in their one spelling`() throws {
        let draft = TeamsDraft(teams: [
            Team(name: "  Sales ", numbers: ["0211 471 01-20", "+49 (0)211/4710120", "0049 211 4710121"])
        ])
        #expect(
            try draft.checked(path: "teams.json").teams
                == [Team(name: "Sales", numbers: ["+492114710120", "+492114710121"])]
        )
    }

    @Test(
        arguments: [
            ("teams.1.name", Team(name: " ", numbers: [])),
            ("teams.1.name", Team(name: String(repeating: "x", count: 101), numbers: [])),
            ("teams.1.name", Team(name: "two\nlines", numbers: [])),
            ("teams.1.name", Team(name: "other", numbers: [])),
            ("teams.1", Team(name: "FIRST", numbers: [])),
            ("teams.1.numbers.1", Team(name: "Sales", numbers: ["+4921100000001", "471"])),
            ("teams.1.numbers.0", Team(name: "Sales", numbers: ["\"], \"name\": \"x"])),
        ]
    )
    func `a complaint names the field`(place: String, team: TeamsDraft.Team) throws {
        let problem = #expect(throws: TeamsDraft.Problem.self) {
            try TeamsDraft(teams: [Team(name: "First", numbers: []), team]).checked(path: "teams.json")
        }
        #expect(problem?.place == place)
        #expect(problem?.problem.atField != nil)
    }

    @Test(
        arguments: [
            ("seconds", TeamsDraft.Level(seconds: 0)), ("goal", TeamsDraft.Level(goal: 101)),
            ("formula", TeamsDraft.Level(seconds: 20, formula: "SL-Z")),
            ("shortAbandonSeconds", TeamsDraft.Level(shortAbandonSeconds: 601)),
        ]
    )
    func `so does one about what differs from all others`(member: String, level: TeamsDraft.Level) throws {
        let problem = #expect(throws: TeamsDraft.Problem.self) {
            try TeamsDraft(teams: [Team(name: "First", numbers: ["+4921100000001"], serviceLevel: level)])
                .checked(path: "teams.json")
        }
        #expect(problem?.place == "teams.0.serviceLevel." + member)
        #expect(problem?.problem.atField != nil)
    }
}
