import Signatures
import Testing

@Suite struct SignatureTests {
    static let message = Array("event=hangup&callId=1&cause=normalClearing".utf8)

    private func isValid(_ signature: [UInt8], _ bytes: [UInt8], _ key: PublicKey) -> Bool {
        bytes.withUnsafeBytes { key.isValid(signature: signature, for: $0) }
    }

    @Test(arguments: [2, 3, 4]) func `a signature of a new key is accepted over the same bytes`(primes: Int) throws {
        let key = try PrivateKey(bits: primes == 2 ? 2048 : 4096, primes: primes)
        #expect(isValid(try key.sign(Self.message), Self.message, try key.publicKey))
    }

    @Test func `a signature is refused when any byte of the message or of itself changes`() throws {
        let key = try PrivateKey(bits: 2048)
        let publicKey = try key.publicKey
        let signature = try key.sign(Self.message)
        for position in Self.message.indices {
            var changed = Self.message
            changed[position] ^= 1
            #expect(!isValid(signature, changed, publicKey))
        }
        for position in stride(from: 0, to: signature.count, by: 17) {
            var changed = signature
            changed[position] ^= 0x80
            #expect(!isValid(changed, Self.message, publicKey))
        }
    }

    @Test func `a signature is refused by another key and when it is empty`() throws {
        let signature = try PrivateKey(bits: 2048).sign(Self.message)
        let other = try PrivateKey(bits: 2048).publicKey
        #expect(!isValid(signature, Self.message, other))
        #expect(!isValid([], Self.message, other))
    }

    @Test func `keys survive the way through PEM`() throws {
        let key = try PrivateKey(bits: 2048)
        let again = try PrivateKey(pem: key.pem())
        let publicKey = try PublicKey(pem: key.publicPEM())
        #expect(isValid(try again.sign(Self.message), Self.message, publicKey))
    }

    @Test func `a text that is no key is refused with a sentence`() {
        #expect(throws: KeyError.notPEM(wanted: "public key")) { try PublicKey(pem: "hello") }
        #expect(throws: KeyError.notPEM(wanted: "private key")) { try PrivateKey(pem: "") }
    }

    @Test func `a key shorter than 2048 bits is not trusted`() throws {
        let pem = try PrivateKey(bits: 1024).publicPEM()
        #expect(throws: KeyError.tooShort(bits: 1024)) { try PublicKey(pem: pem) }
    }
}
