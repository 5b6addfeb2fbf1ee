import Testing

@testable import CallStatisticsApp

/// Changes of a file `.env`.
@Suite struct EnvironmentDocumentTests {
    private let text = """
        # Mine
        export PORT=8080   # where

        \tTEAMS_FILE = 'my teams.json' # theirs
        #HOST=127.0.0.1
        SECRET="a # b"
        UNKNOWN=x=y
        """

    @Test func `a document that nobody changes is the same text`() {
        for text in [text, text + "\n", "", "\n\n", "A=1\r\nB=2\r\n", "no assignment", "# only"] {
            #expect(EnvironmentDocument(text).text == text)
        }
    }

    @Test func `a value that is set to what it is changes nothing`() throws {
        var document = EnvironmentDocument(text)
        try document.set("PORT", to: "8080")
        try document.set("TEAMS_FILE", to: "my teams.json")
        try document.set("SECRET", to: "a # b")
        #expect(document.text == text)
    }

    @Test func `a changed line keeps its beginning and its comment`() throws {
        var document = EnvironmentDocument(text)
        try document.set("PORT", to: "9000")
        try document.set("TEAMS_FILE", to: "teams.json")
        let wanted = text.replacing("PORT=8080 ", with: "PORT=9000 ").replacing("'my teams.json'", with: "teams.json")
        #expect(document.text == wanted)
    }

    @Test func `a new variable stands below the comment that shows it`() throws {
        var document = EnvironmentDocument(text)
        try document.set("HOST", to: "0.0.0.0")
        #expect(document.text == text.replacing("#HOST=127.0.0.1\n", with: "#HOST=127.0.0.1\nHOST=0.0.0.0\n"))
    }

    @Test func `a new variable that nothing shows stands at the end`() throws {
        var document = EnvironmentDocument(text)
        try document.set("NEW", to: "1")
        #expect(document.text == text + "\nNEW=1\n")
    }

    @Test func `the ends of lines are those of the file`() throws {
        var document = EnvironmentDocument("A=1\r\n")
        try document.set("B", to: "2")
        #expect(document.text == "A=1\r\nB=2\r\n")
    }

    @Test func `of two lines with a name the one that counts is changed`() throws {
        var document = EnvironmentDocument("A=1\nA=2\n")
        try document.set("A", to: "3")
        #expect(document.text == "A=1\nA=3\n")
        #expect(try EnvironmentFile.parse(document.text, path: "")["A"] == "3")
    }

    @Test func `a variable that is taken away becomes a comment`() {
        var document = EnvironmentDocument("A=1\n  B=2\nA=3\n")
        document.unset("A")
        #expect(document.text == "#A=1\n  B=2\n#A=3\n")
    }

    @Test(arguments: [
        "plain", "", "with blank", " edges ", "a#b", "a #b", "it's", #"say "hi""#, #"back\slash"#, "$HOME ${HOME}",
        "ü€😀",
        "https://u:p@host/?a=b&c=d", "`id`", "tab\there",
    ])
    func `every value is read as it was written`(value: String) throws {
        var document = EnvironmentDocument("# here\nA=old # why\n")
        try document.set("A", to: value)
        try document.set("B", to: value)
        let read = try EnvironmentFile.parse(document.text, path: "")
        #expect(read["A"] == value)
        #expect(read["B"] == value)
    }

    @Test(arguments: ["two\nlines", #"it's "both""#, "nul\0", "it's $HOME"])
    func `a value that no line can hold is refused`(value: String) {
        var document = EnvironmentDocument("A=1\n")
        #expect(throws: UnwritableValue(name: "A")) { try document.set("A", to: value) }
        #expect(document.text == "A=1\n")
    }
}
