import Secrets
import Testing

@Suite struct SecretKeyTests {
    @Test(arguments: [0, 1, 15, 16, 17, 4_000]) func `what was sealed is opened as it was`(length: Int) throws {
        let key = SecretKey.random()
        let plain = RandomBytes.make(length)
        #expect(try key.open(key.seal(plain, as: "test"), as: "test") == plain)
    }

    @Test func `the same is sealed as another text each time`() {
        let key = SecretKey.random()
        let sealed = (0..<50).map { _ in key.seal([1, 2, 3], as: "test") }
        #expect(Set(sealed).count == 50)
        #expect(sealed.allSatisfy { $0.hasPrefix("v1.") })
    }

    @Test func `a text of which any bit was changed is refused`() throws {
        let key = SecretKey.random()
        let sealed = key.seal(Array("refresh token".utf8), as: "test")
        let bytes = try #require(Base64URL.bytes(String(sealed.dropFirst(3))))
        for bit in 0..<bytes.count * 8 {
            var changed = bytes
            changed[bit / 8] ^= 1 << (bit % 8)
            #expect(throws: SecretKeyError.wrongKey) {
                try key.open("v1.\(Base64URL.text(changed))", as: "test")
            }
        }
    }

    @Test func `another purpose and another key are refused`() {
        let key = SecretKey.random()
        let sealed = key.seal([1, 2, 3], as: "test")
        #expect(throws: SecretKeyError.wrongKey) { try key.open(sealed, as: "tests") }
        #expect(throws: SecretKeyError.wrongKey) { try SecretKey.random().open(sealed, as: "test") }
    }

    @Test(arguments: ["", "v1.", "v1.AAAA", "v2.AAAA", "plain", "v1.!"])
    func `a text that was never sealed is called damaged`(text: String) {
        #expect(throws: SecretKeyError.malformed) { try SecretKey.random().open(text, as: "test") }
    }

    @Test func `a text that was cut is refused`() throws {
        let key = SecretKey.random()
        let sealed = key.seal(RandomBytes.make(12), as: "test")
        for length in 0..<sealed.count {
            #expect(throws: SecretKeyError.self) { try key.open(String(sealed.prefix(length)), as: "test") }
        }
    }

    @Test(arguments: [
        "__79_Pv6-fj39vX08_Lx8O_u7ezr6uno5-bl5OPi4eA",
        "//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA=",
        "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0efeeedecebeae9e8e7e6e5e4e3e2e1e0",
        "  FFFEFDFCFBFAF9F8F7F6F5F4F3F2F1F0EFEEEDECEBEAE9E8E7E6E5E4E3E2E1E0\n",
    ])
    func `a key is read in each way to write it`(text: String) throws {
        #expect(try SecretKey(text: text).text == "__79_Pv6-fj39vX08_Lx8O_u7ezr6uno5-bl5OPi4eA")
    }

    @Test(arguments: ["", "secret", "AAAA", String(repeating: "g", count: 64), String(repeating: "A", count: 44)])
    func `a text that is no key of 256 bits is refused`(text: String) {
        #expect(throws: SecretKeyError.notAKey) { try SecretKey(text: text) }
    }

    @Test func `a key is not shown by accident`() {
        let key = SecretKey.random()
        var dumped = ""
        dump(["key": key], to: &dumped)
        let shown = "\(key) \(String(reflecting: key)) \(String(describing: Optional(key))) \(dumped)"
        #expect(!shown.contains(key.text))
        #expect(!shown.contains("bytes"))
        #expect("\(key)" == "SecretKey(…)")
    }
}
