/// Names one simulated journey; all ids that its events carry follow from it.
public struct FlowID: Hashable, Sendable {
    /// The simulation, such as its seed.
    ///
    /// Two runs with the same number make the same ids.
    public var run: UInt64
    /// The journey within the run.
    public var index: UInt64

    /// Names the journey `index` of a run.
    public init(run: UInt64, index: UInt64) {
        self.run = run
        self.index = index
    }

    /// The `xcid` of the flow: 16 lower-case hexadecimal digits, unique within the run.
    var xcid: String {
        Self.hex(SeededGenerator.scramble(SeededGenerator.scramble(run) &+ index), digits: Self.lowercase)
    }

    /// The `xcid` that a flow begun from a computer carries.
    var clickToDialXCID: String {
        "c2d-0.\(SeededGenerator.scramble(SeededGenerator.scramble(run) &+ index) >> 11)"
    }

    /// The `callId` of a leg: 76 upper-case hexadecimal digits, unique over all runs.
    func callID(leg: Int) -> String {
        // The front is that of real ids, which are a text XORed with a constant; the rest is just a name.
        Self.realFront + Self.hex(run, digits: Self.uppercase) + Self.hex(index, digits: Self.uppercase)
            + Self.hex(SeededGenerator.scramble(run ^ (index << 8) ^ UInt64(leg)), digits: Self.uppercase)
            + (leg < 10 ? "0000000\(leg)" : "000000\(leg % 100)")
    }

    private static let realFront = "54566B150B0C0D3A5D53"
    private static let lowercase: [UInt8] = Array("0123456789abcdef".utf8)
    private static let uppercase: [UInt8] = Array("0123456789ABCDEF".utf8)

    private static func hex(_ value: UInt64, digits: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: 16) { text in
            for place in 0..<16 {
                text.initializeElement(at: place, to: digits[Int(value >> UInt64(60 - 4 * place) & 15)])
            }
            return 16
        }
    }
}
