import Secrets
import Testing

@Suite struct TextAndDigestTests {
    // RFC 4648, section 10, and one text with both characters of the other alphabet.
    @Test(arguments: [
        (Array("".utf8), ""), (Array("f".utf8), "Zg"), (Array("fo".utf8), "Zm8"), (Array("foo".utf8), "Zm9v"),
        (Array("foob".utf8), "Zm9vYg"), (Array("foobar".utf8), "Zm9vYmFy"), ([0xfb, 0xff] as [UInt8], "-_8"),
    ])
    func `base64url is written and read as published`(bytes: [UInt8], text: String) {
        #expect(Base64URL.text(bytes) == text)
        #expect(Base64URL.bytes(text) == bytes)
    }

    @Test(arguments: ["Zg==", "Zm9v\n", " Zm9v", "+/8", "Zh", "Z", "Zm9vä", "Zm=v"])
    func `base64url that could have been written otherwise is refused`(text: String) {
        #expect(Base64URL.bytes(text) == nil)
    }

    // FIPS 180-4, examples of SHA-256.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `a digest is the published one`(message: String, digest: String) {
        #expect(Digest.sha256(message.utf8) == bytes(digest))
    }

    @Test func `texts are equal when all their bytes are`() {
        #expect(ConstantTime.isEqual("token", "token"))
        #expect(ConstantTime.isEqual("", ""))
        #expect(!ConstantTime.isEqual("token", "tokeN"))
        #expect(!ConstantTime.isEqual("token", "tokens"))
        #expect(!ConstantTime.isEqual("", "t"))
    }

    @Test func `random bytes and texts have their length and do not come twice`() {
        let made = (0..<100).map { _ in RandomBytes.make(16) }
        #expect(Set(made).count == 100)
        #expect(made.allSatisfy { $0.count == 16 })
        #expect(RandomText.urlSafe().utf8.count == 43)
        #expect(Base64URL.bytes(RandomText.urlSafe(bytes: 7))?.count == 7)
    }

    @Test func `passwords hold nothing that is taken for something else`() {
        let passwords = (0..<200).map { _ in RandomText.password() }
        #expect(Set(passwords).count == 200)
        #expect(passwords.allSatisfy { $0.count == 16 })
        let characters = Set(passwords.joined())
        #expect(characters.isDisjoint(with: "0O1lI"))
        #expect(characters.count == 57)
    }
}
