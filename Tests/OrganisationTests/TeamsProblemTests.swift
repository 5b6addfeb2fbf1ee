import Organisation
import PushAPI
import Testing

@Suite struct TeamsProblemTests {
    private static let numbers = #""numbers": ["+4921100000001", "+4921100000002"]"#

    private func problem(_ bytes: some Sequence<UInt8>) throws -> TeamsProblem {
        try #require(throws: TeamsProblem.self) { try Teams.parse(bytes, path: "conf/teams.json") }
    }

    @Test func `a problem names the file, the line and what to do`() throws {
        let problem = try problem("[\n{\"name\": \"\", \(Self.numbers)}]".utf8)
        #expect(problem.description == "conf/teams.json:2: The name of this team is empty. Give it a name.")
    }

    @Test(arguments: [
        ("", 1, "is empty"),
        ("\n\n", 3, "is empty"),
        ("[\n  {\n", 3, "name of a member"),
        ("[\n  {\"name\": \"A\"\n", 3, "ends too early"),
        ("[\n", 2, "ends too early"),
        ("[]\n]", 2, "more after the end"),
        ("[\n{\"name\": \"A\",\n}]", 3, "a comma before }"),
        ("[1,\n]", 2, "a comma before ]"),
        ("[\n,1]", 2, "between two commas"),
        ("[1\n 2]", 2, "A comma or ] is missing"),
        ("[{\"name\" \"A\"}]", 1, "A colon is missing after “name”"),
        ("[{\n'name': 'A'}]", 2, "name of a member"),
        ("[{\"name\":\n'A'}]", 2, "straight double quotes"),
        ("[{\"name\":\n„A“}]", 2, "straight double quotes"),
        ("[\n\n// team\n]", 3, "Comments are not possible"),
        ("[{\"name\": \"A\n\"}]", 1, "does not end"),
        ("[\"\\x\"]", 1, "After \\ in a text"),
        ("[\"\\u12g4\"]", 1, "four hexadecimal digits"),
        ("[\"\\ud800\"]", 1, "half a character"),
        ("[\"\\udc00\\ud800\"]", 1, "half a character"),
        ("[\r\n  +4921100000001]", 2, "put in double quotes"),
        ("[01]", 1, "This is no value"),
        ("[nul]", 1, "This is no value"),
        ("[:]", 1, "This is no value"),
        ("[{\"name\": \"A\",\n\"name\": \"B\"}]", 2, "“name” stands here twice"),
    ])
    func `what is no JSON is found on its line`(text: String, line: Int, part: String) throws {
        let problem = try problem(text.utf8)
        #expect(problem.line == line)
        #expect(problem.sentence.contains(part), "\(problem)")
        #expect(problem.sentence.hasSuffix("."))
    }

    @Test func `brackets without end are a problem and no crash`() throws {
        #expect(try problem(String(repeating: "[", count: 100_000).utf8).sentence.contains("nested too deeply"))
    }

    @Test func `a file in another encoding is found on the line where it shows`() throws {
        let latin = Array("[\n{\"name\": \"".utf8) + [0xC4] + Array("rzte\"}]".utf8)
        let problem = try problem(latin)
        #expect(problem.line == 2)
        #expect(problem.sentence.contains("UTF-8"))
    }

    @Test(arguments: [
        ("{}", 1, "The file is not a list"),
        ("[\n\"Sales\"]", 2, "A team is written in braces"),
        ("[\n{}]", 2, "no name"),
        ("[\n\n{\"name\": \"A\"}]", 3, "no numbers"),
        ("[{\"name\":\n7, \(numbers)}]", 2, "The name of a team is a text"),
        ("[{\"name\": \"  \", \(numbers)}]", 1, "is empty"),
        ("[{\"name\": \"A\\nB\", \(numbers)}]", 1, "one line"),
        ("[{\"name\": \"\(String(repeating: "A", count: 101))\", \(numbers)}]", 1, "at most 100"),
        ("[{\"name\":\n\"oTHER\", \(numbers)}]", 2, "calls in no team"),
        ("[{\"name\": \"A\", \"numbers\":\n\"+4921100000001\"}]", 2, "\"numbers\" is not a list"),
        ("[{\"name\": \"A\", \"numbers\": [\n4921100000001]}]", 2, "not in quotes"),
        ("[{\"name\": \"A\",\n\"number\": []}]", 2, "no member “number”. Write one of \"name\", \"numbers\""),
        ("[{\"name\": \"A\", \(numbers)},\n\n{\"name\": \"a\", \(numbers)}]", 3, "“a” stands on line 1 already"),
    ])
    func `what is no team is found on its line`(text: String, line: Int, part: String) throws {
        let problem = try problem(text.utf8)
        #expect(problem.line == line)
        #expect(problem.sentence.contains(part), "\(problem)")
    }

    @Test func `a team that is skipped keeps its name`() throws {
        let problem = try problem("[{\"name\": \"A\", \"numbers\": []},\n{\"name\": \"A\", \(Self.numbers)}]".utf8)
        #expect(problem.line == 2)
    }

    @Test(arguments: [
        "", "+", "Sales", "anonymous", "211975379020", "+49 211", "+0211975379020", "+4921197537902012345",
        "+49211975379x20", "+49+211975379", "123456e0",
    ])
    func `what is no telephone number is a problem on its line`(number: String) throws {
        let text = "[{\"name\": \"A\", \"numbers\": [\"+4921100000001\",\n\"\(number)\"]}]"
        let problem = try problem(text.utf8)
        #expect(problem.line == 2)
        #expect(problem.sentence.contains("is no telephone number"))
    }

    @Test(arguments: [
        #"[{"name": "A", "numbers": ["+49211975379020x"]}]"#,
        #"[{"name": "A", "numbers": [], "+49211975379020x": 1}]"#,
        #"[{"name": "+49211975379020x", "numbers": [1]}]"#,
        #"[{"name": "+49211975379020x", "numbers": []}, {"name": "+49211975379020x", "numbers": []}]"#,
        #"[{"+49211975379020x": 1, "+49211975379020x": 1}]"#,
    ])
    func `no problem shows a whole number`(text: String) throws {
        let problem = try problem(text.utf8)
        #expect(problem.sentence.contains("…"))
        #expect(!problem.sentence.contains("1975379"))
    }

    @Test(arguments: [
        (#""seconds": 0"#, "\"seconds\" is a whole number from 1 to 3600"),
        (#""seconds": 3601"#, "from 1 to 3600"),
        (#""seconds": 2.5"#, "whole number"),
        (#""seconds": "20""#, "without quotes"),
        (#""goal": 0"#, "\"goal\" is a whole number from 1 to 100"),
        (#""goal": 101"#, "from 1 to 100"),
        (#""goal": null"#, "whole number"),
        (#""shortAbandonSeconds": -1"#, "from 0 to 600"),
        (#""shortAbandonSeconds": 601"#, "from 0 to 600"),
        (#""formula": "SL-Q""#, "SL-A, SL-N, SL-I, SL-P, SL-PS, SL-S, SL-X"),
        (#""formula": 3"#, "SL-A"),
        (#""threshold": 20"#, "no member “threshold”"),
    ])
    func `a service level has bounds`(member: String, part: String) throws {
        let text = "[{\"name\": \"A\", \(Self.numbers), \"serviceLevel\": {\n\(member)}}]"
        let problem = try problem(text.utf8)
        #expect(problem.line == 2)
        #expect(problem.sentence.contains(part), "\(problem)")
    }
}
