import Testing

@testable import Secrets

@Suite struct PasswordHashTests {
    // RFC 7914, section 12; its fourth vector needs a GiB.
    @Test(arguments: [
        (
            "", "", [4, 1, 1],
            """
            77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442\
            fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906
            """
        ),
        (
            "password", "NaCl", [10, 8, 16],
            """
            fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162\
            2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640
            """
        ),
        (
            "pleaseletmein", "SodiumChloride", [14, 8, 1],
            """
            7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2\
            d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887
            """
        ),
    ])
    func `scrypt gives what is published`(password: String, salt: String, cost: [Int], hash: String) throws {
        let cost = try #require(PasswordHash.Cost(ln: cost[0], r: cost[1], p: cost[2]))
        #expect(try PasswordHash.scrypt(Array(password.utf8), Array(salt.utf8), cost, 64) == bytes(hash))
    }

    @Test func `a new hash says how it was made and as what`() throws {
        let text = try PasswordHash.make("correct horse battery")
        let parts = text.split(separator: "$").map(String.init)
        #expect(parts.prefix(2) == ["scrypt", "ln=15,r=8,p=3"])
        #expect(parts.suffix(2).map { Base64URL.bytes($0)?.count } == [16, 32])
        #expect(try PasswordHash.verify("correct horse battery", against: text))
    }

    @Test func `a hash fits its password alone`() throws {
        let text = try PasswordHash.make("Größe 12", cost: .leastForTests)
        #expect(try PasswordHash.verify("Größe 12", against: text))
        for other in ["", "Größe 1", "Größe 12 ", "größe 12", "Grosse 12"] {
            #expect(try !PasswordHash.verify(other, against: text))
        }
    }

    @Test func `a password is the same whichever keyboard wrote its accents`() throws {
        let text = try PasswordHash.make("Gr\u{F6}\u{DF}e", cost: .leastForTests)
        #expect(try PasswordHash.verify("Gro\u{308}\u{DF}e", against: text))
    }

    @Test func `the same password is kept as another text each time`() throws {
        let texts = try (0..<20).map { _ in try PasswordHash.make("same", cost: .leastForTests) }
        #expect(Set(texts).count == 20)
    }

    @Test(arguments: [
        "", "scrypt", "scrypt$$$", "bcrypt$ln=1,r=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "scrypt$ln=1,r=1,p=1$AAAAAAAAAAA$", "scrypt$ln=1,r=1,p=1$AAAAAAAAAAA$AAAA",
        "scrypt$ln=01,r=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "scrypt$ln=1,r=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA$",
        "scrypt$ln=1,r=1,p=1,x$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
    ])
    func `a text that is no hash fits no password`(text: String) throws {
        #expect(try !PasswordHash.verify("", against: text))
    }

    @Test(arguments: [
        [0, 8, 1], [21, 8, 1], [15, 0, 1], [15, 33, 1], [15, 8, 0], [15, 8, 17], [19, 8, 1], [16, 1, 1],
    ])
    func `a cost beyond the bounds is not paid`(values: [Int]) {
        #expect(PasswordHash.Cost(ln: values[0], r: values[1], p: values[2]) == nil)
        #expect(PasswordHash.Cost(text: "ln=\(values[0]),r=\(values[1]),p=\(values[2])") == nil)
    }

    @Test func `a cost survives the way through its text`() {
        #expect(PasswordHash.Cost(text: PasswordHash.Cost.standard.text) == .standard)
        #expect(PasswordHash.Cost(text: "ln=18,r=8,p=1")?.rounds == 262_144)
    }

    @Test func `many that ask at once are all answered`() async throws {
        let text = try PasswordHash.make("right", cost: .leastForTests)
        let right = try await withThrowingTaskGroup { group in
            for number in 0..<100 {
                group.addTask { try await PasswordHash.verified(number % 4 == 0 ? "right" : "wrong", against: text) }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(right == 25)
        #expect(try await PasswordHash.verify("new", against: PasswordHash.made("new", cost: .leastForTests)))
    }
}
