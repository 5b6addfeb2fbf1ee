import Organisation
import PushAPI
import Testing

@Suite struct TeamsTests {
    private func parse(_ text: String, minimumNumbers: Int = 2) throws -> Teams {
        try Teams.parse(text, path: "teams.json", minimumNumbers: minimumNumbers)
    }

    /// A team of one number, which is enough for it.
    private func number(_ text: String) throws -> String? {
        try parse(#"[{"name": "Sales", "numbers": ["\#(text)"]}]"#, minimumNumbers: 1).teams.first?.numbers.first
    }

    @Test func `teams keep the order of the file, and so do their numbers`() throws {
        let teams = try parse(
            """
            [
              {"name": "Sales", "numbers": ["+4921100000002", "+4921100000001"]},
              {"name": "Ärzte & \\u00dcbersetzer \\ud83d\\ude00", "numbers": ["+4915700000001", "+4315700000002"]}
            ]
            """
        )
        #expect(
            teams
                == Teams(teams: [
                    Teams.Team(name: "Sales", numbers: ["+4921100000002", "+4921100000001"]),
                    Teams.Team(name: "Ärzte & Übersetzer 😀", numbers: ["+4915700000001", "+4315700000002"]),
                ])
        )
    }

    @Test func `an empty list has no teams`() throws {
        #expect(try parse(" [ ] \n") == Teams())
    }

    @Test func `a byte order mark is no part of the file`() throws {
        #expect(try Teams.parse([0xEF, 0xBB, 0xBF] + Array("[]".utf8), path: "teams.json") == Teams())
    }

    @Test(arguments: [
        "+4921100000001", "4921100000001", "004921100000001", "021100000001", "0211 / 0000-0001", "(0211) 00000001",
        "+49 (0)211 0000 0001", "+49 (211) 00000001", "(0)211 00000001", "+49 0211 00000001", "+49\u{A0}211.00000001",
        "0049 211 0000–0001", " +4921100000001\\t",
    ])
    func `a German number has one spelling`(written: String) throws {
        #expect(try number(written) == "+4921100000001")
    }

    @Test func `a number abroad keeps its country code`() throws {
        #expect(try number("+43 (0)1 2345678") == "+4312345678")
        #expect(try number("0043 1 2345678") == "+4312345678")
    }

    @Test func `a number is what PhoneNumber makes of it on the wire`() throws {
        #expect(try number("0211 00000001") == PhoneNumber(wire: "4921100000001")?.text)
    }

    @Test func `a number that a team has twice counts once`() throws {
        let teams = try parse(#"[{"name": "Sales", "numbers": ["+4921100000001", "0211 00000001"]}]"#)
        #expect(teams.teams.isEmpty)
        #expect(teams.skipped.map(\.numberCount) == [1])
    }

    @Test func `a number may be in two teams`() throws {
        let numbers = #"["+4921100000001", "+4921100000002"]"#
        let teams = try parse(#"[{"name": "A", "numbers": \#(numbers)}, {"name": "B", "numbers": \#(numbers)}]"#)
        #expect(teams.teams.count == 2)
    }

    @Test func `a team with too few numbers is skipped and named`() throws {
        let teams = try parse(
            """
            [
              {"name": "One", "numbers": ["+4921100000001"]},

              {"name": "None",
               "numbers": []},
              {"name": "Two", "numbers": ["+4921100000001", "+4921100000002"]}
            ]
            """
        )
        #expect(teams.teams.map(\.name) == ["Two"])
        #expect(teams.skipped.map(\.name) == ["One", "None"])
        #expect(teams.skipped.map(\.numberCount) == [1, 0])
        #expect(teams.skipped.map(\.line) == [2, 4])
    }

    @Test func `one number is enough where the reader says so`() throws {
        let text = #"[{"name": "One", "numbers": ["+4921100000001"]}, {"name": "None", "numbers": []}]"#
        let teams = try parse(text, minimumNumbers: 1)
        #expect(teams.teams.map(\.name) == ["One"])
        #expect(teams.skipped.map(\.name) == ["None"])
    }

    @Test func `blanks around a name are no part of it`() throws {
        let teams = try parse(#"[{"name": " Sales \n", "numbers": ["+4921100000001"]}]"#, minimumNumbers: 1)
        #expect(teams.teams.map(\.name) == ["Sales"])
    }

    @Test(
        arguments: [
            (#"{"seconds": 20, "goal": 80, "formula": "SL-I", "shortAbandonSeconds": 5}"#, 20, 80, "SL-I", 5),
            (#"{"seconds": 1, "goal": 1, "formula": "SL-PS", "shortAbandonSeconds": 0}"#, 1, 1, "SL-PS", 0),
            (#"{"seconds": 3600, "goal": 100, "shortAbandonSeconds": 600}"#, 3_600, 100, nil, 600),
            (#"{"goal": 90}"#, nil, 90, nil, nil),
            ("{}", nil, nil, nil, nil),
        ] as [(String, Int64?, Int?, String?, Int64?)]
    )
    func `a service level names what differs`(
        text: String,
        seconds: Int64?,
        goal: Int?,
        formula: String?,
        short: Int64?
    ) throws {
        let teams = try parse(
            #"[{"name": "A", "serviceLevel": \#(text), "numbers": ["+4921100000001"]}]"#,
            minimumNumbers: 1
        )
        #expect(
            teams.teams.map(\.serviceLevel)
                == [ServiceLevelOverride(seconds: seconds, goal: goal, formula: formula, shortAbandonSeconds: short)]
        )
    }

    @Test(arguments: ServiceLevelOverride.formulas) func `every formula may be named`(formula: String) throws {
        let text = #"[{"name": "A", "serviceLevel": {"formula": "\#(formula)"}, "numbers": ["+4921100000001"]}]"#
        #expect(try parse(text, minimumNumbers: 1).teams.map(\.serviceLevel.formula) == [formula])
    }
}
