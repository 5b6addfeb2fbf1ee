import Foundation
import Organisation
import PushAPI

extension LocalCalendar {
    static let berlin = LocalCalendar(zone: "Europe/Berlin")

    init(zone: String) {
        self.init(timeZone: TimeZone(identifier: zone) ?? .gmt)
    }
}

/// The moment of a text such as `2026-10-25T00:30:00Z`.
func instant(_ text: String) throws -> Instant {
    Instant(milliseconds: Int64(try Date(text, strategy: .iso8601).timeIntervalSince1970) * 1_000)
}

extension Int64 {
    static let minute: Int64 = 60_000
    static let hour: Int64 = 3_600_000
    static let day: Int64 = 86_400_000
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
