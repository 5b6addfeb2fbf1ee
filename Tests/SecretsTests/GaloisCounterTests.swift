import Testing

@testable import Secrets

@Suite struct GaloisCounterTests {
    struct Vector: Sendable {
        var key, nonce, context, plain, sealed: String
    }

    // Test cases 13, 14 and 16 of the specification that NIST SP 800-38D was made of (McGrew and Viega).
    static let vectors = [
        Vector(
            key: String(repeating: "00", count: 32),
            nonce: String(repeating: "00", count: 12),
            context: "",
            plain: "",
            sealed: "530f8afbc74536b9a963b4f1c4cb738b"
        ),
        Vector(
            key: String(repeating: "00", count: 32),
            nonce: String(repeating: "00", count: 12),
            context: "",
            plain: String(repeating: "00", count: 16),
            sealed: "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"
        ),
        Vector(
            key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
            nonce: "cafebabefacedbaddecaf888",
            context: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            plain: """
                d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72\
                1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39
                """,
            sealed: """
                522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa\
                8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662\
                76fc6ece0f4e1768cddf8853bb2d551b
                """
        ),
    ]

    @Test(arguments: vectors) func `a published vector is sealed as published`(vector: Vector) {
        let sealed = GaloisCounter.seal(
            bytes(vector.plain),
            key: bytes(vector.key),
            nonce: bytes(vector.nonce),
            context: bytes(vector.context)
        )
        #expect(sealed == bytes(vector.sealed))
    }

    @Test(arguments: vectors) func `a published vector is opened again`(vector: Vector) {
        let plain = GaloisCounter.open(
            bytes(vector.sealed),
            key: bytes(vector.key),
            nonce: bytes(vector.nonce),
            context: bytes(vector.context)
        )
        #expect(plain == bytes(vector.plain))
    }
}
