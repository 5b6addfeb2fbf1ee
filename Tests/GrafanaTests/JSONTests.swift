import Foundation
import Testing
import Yams

@testable import Grafana

/// How values become files.
@Suite struct JSONTests {
    private static let value: JSON = [
        "text": "a \"quote\", a \\, a\ttab, ü, –", "lines": "SELECT 1\n  FROM x\n\n WHERE y = ': #'", "empty": [],
        "none": [:], "nothing": nil, "sure": true, "whole": 3, "part": 0.25,
        "list": [["b": 2, "a": [1, 2]], "- no list", [[1], []]],
    ]

    @Test func `members stand in the order of their names`() {
        let value: JSON = ["b": 1, "a": [], "c": ["z": 1, "y": 2]]
        #expect(value.file == "{\n  \"a\": [],\n  \"b\": 1,\n  \"c\": {\n    \"y\": 2,\n    \"z\": 1\n  }\n}\n")
    }

    @Test func `a text that JSON has to escape comes back unchanged`() throws {
        let text = "quote \" backslash \\ newline \n tab \t bell \u{7} ü – 👋"
        let data = Data((["text": .string(text)] as JSON).file.utf8)
        #expect(try JSONDecoder().decode([String: String].self, from: data) == ["text": text])
    }

    @Test func `YAML means the same as JSON`() throws {
        let fromYAML = try #require(try Yams.compose(yaml: Self.value.yaml))
        let fromJSON = try #require(try Yams.compose(yaml: Self.value.file))
        #expect(fromYAML == fromJSON)
    }
}
