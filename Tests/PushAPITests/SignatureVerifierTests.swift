import Foundation
import PushAPI
import Signatures
import Testing

@Suite struct `Checking a signature` {
    /// One key for all tests: making one takes longer than all of them.
    static let key = Result { try PrivateKey(bits: 2048) }
    static let body = Array("event=hangup&callId=7&cause=cancel".utf8)

    private func signature(of body: [UInt8] = body) throws -> String {
        Data(try Self.key.get().sign(body)).base64EncodedString()
    }

    /// The refusal of a request; nil when it passes.
    private func refusal(header: String?, body: [UInt8] = body) throws -> Refusal? {
        let verifier = SignatureVerifier(key: try Self.key.get().publicKey)
        do {
            try body.withUnsafeBytes { try verifier.check(header: header, body: $0) }
            return nil
        } catch {
            return try #require(error as? Refusal)
        }
    }

    @Test func `a body signed by the trusted key passes`() throws {
        #expect(try refusal(header: signature()) == nil)
    }

    @Test func `an empty body can be signed too`() throws {
        #expect(try refusal(header: signature(of: []), body: []) == nil)
    }

    @Test(arguments: body.indices) func `a body with one changed byte is refused`(position: Int) throws {
        var changed = Self.body
        changed[position] ^= 1
        #expect(try refusal(header: signature(), body: changed) == .badSignature)
    }

    @Test func `a longer or shorter body is refused`() throws {
        #expect(try refusal(header: signature(), body: Self.body + [0]) == .badSignature)
        #expect(try refusal(header: signature(), body: Self.body.dropLast()) == .badSignature)
    }

    @Test func `a header with one changed character is refused`() throws {
        let characters = Array(try signature())
        for position in characters.indices {
            var changed = characters
            changed[position] = characters[position] == "A" ? "B" : "A"
            #expect(try refusal(header: String(changed)) == .badSignature, "character \(position)")
        }
    }

    @Test(arguments: [nil, ""]) func `a missing header is told from a wrong one`(header: String?) throws {
        #expect(try refusal(header: header) == .missingSignature)
    }

    @Test(arguments: ["?", "none", "====", "A===", " ", "ÄÖÜß", "A=BC", "\u{0}\u{0}\u{0}\u{0}"])
    func `a header that is not Base64 is refused`(header: String) throws {
        #expect(try refusal(header: header) == .badSignature)
    }

    @Test func `the right signature is refused in any looser spelling`() throws {
        // A signature whose Base64 has a character that the URL alphabet writes in another way.
        let bodies = (0..<100).map { Array("callId=\($0)".utf8) }
        let body = try #require(try bodies.first { try signature(of: $0).contains("+") })
        let header = try signature(of: body)
        let digits = header.prefix { $0 != "=" }
        let last = try #require(digits.last)
        // 256 bytes leave four unused bits in the last digit, which are zero: A, Q, g or w.
        let unused: [Character: Character] = ["A": "B", "Q": "R", "g": "h", "w": "x"]
        let next = try #require(unused[last])
        let loose: [String] = [
            header + "\n", " " + header, header + "====", String(digits), header.replacing("+", with: "-"),
            "\"\(header)\"", "\(digits.dropLast())\(next)==",
        ]
        for spelling in loose {
            #expect(try refusal(header: spelling, body: body) == .badSignature, "\(spelling)")
        }
    }

    @Test(arguments: [0, 1, 255, 257, 512, 4096]) func `a signature of another length is refused`(length: Int) throws {
        let signature = try Self.key.get().sign(Self.body) + [UInt8](repeating: 0, count: 4096)
        let header = Data(signature.prefix(length)).base64EncodedString()
        let expected: Refusal = length == 0 ? .missingSignature : .badSignature
        #expect(try refusal(header: header) == expected)
    }

    @Test func `a body signed by another key is refused`() throws {
        let signature = try PrivateKey(bits: 2048).sign(Self.body)
        #expect(try refusal(header: Data(signature).base64EncodedString()) == .badSignature)
    }

    @Test func `sipgate's verifier trusts no other key`() throws {
        let verifier = try SignatureVerifier.sipgate()
        let header = try signature()
        #expect(throws: Refusal.badSignature) {
            try Self.body.withUnsafeBytes { try verifier.check(header: header, body: $0) }
        }
    }

    @Test func `sipgate's key has 4096 bits`() throws {
        let lines = SignatureVerifier.sipgateKey.split(separator: "\n").filter { !$0.hasPrefix("-----") }
        let der = Array(try #require(Data(base64Encoded: lines.joined())))
        // The DER of a positive integer of 512 bytes whose highest bit is set: tag, length 513, a zero for the sign.
        let modulus = try #require(der.firstRange(of: [0x02, 0x82, 0x02, 0x01, 0x00]))
        #expect(der[modulus.upperBound] >= 0x80)
        // Behind its 512 bytes stands the exponent 65537.
        #expect(Array(der[(modulus.upperBound + 512)...]) == [0x02, 0x03, 0x01, 0x00, 0x01])
    }
}
