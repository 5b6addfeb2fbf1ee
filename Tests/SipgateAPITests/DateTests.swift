import PushAPI
import Testing

@testable import SipgateAPI

@Suite struct `A date of sipgate` {
    @Test(arguments: [
        ("2026-03-02T09:00:00Z", 1_772_442_000_000), ("2026-03-02 09:00:00+00:00", 1_772_442_000_000),
        ("2026-03-02T10:00:00+01:00", 1_772_442_000_000), ("2026-03-02T10:00:00+0100", 1_772_442_000_000),
        ("2026-03-02T03:30:00-05:30", 1_772_442_000_000), ("2026-03-02T09:00:00.250Z", 1_772_442_000_250),
        ("2026-03-02T09:00:00.2Z", 1_772_442_000_200), ("2026-03-02T09:00:00.123456789Z", 1_772_442_000_123),
        ("1970-01-01T00:00:00Z", 0), ("2024-02-29T23:59:59Z", 1_709_251_199_000),
        ("2000-03-01T00:00:00Z", 951_868_800_000), ("2026-03-02T09:00:00", 1_772_442_000_000),
    ])
    func `is read in either form`(text: String, milliseconds: Int64) {
        #expect(SipgateDate.instant(text) == Instant(milliseconds: milliseconds))
    }

    @Test(arguments: [
        "", "yesterday", "2026-03-02", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2100-02-29T00:00:00Z",
        "2026-03-02T24:00:00Z", "2026-03-02T09:60:00Z", "0000-00-00 00:00:00+00:00", "2026-03-02T09:00:00Z.",
        "1772442000",
    ])
    func `is nothing when it is none`(text: String) {
        #expect(SipgateDate.instant(text) == nil)
    }

    @Test func `is written so that it reads the same`() {
        var generator = Seeded(state: 5)
        for _ in 0..<2_000 {
            let seconds = Int64.random(in: 0..<7_000_000_000, using: &generator)
            let instant = Instant(milliseconds: seconds * 1_000)
            #expect(SipgateDate.instant(SipgateDate.text(instant)) == instant)
        }
    }

    @Test func `is written in UTC with the fraction cut off`() {
        #expect(SipgateDate.text(nine + 999) == "2026-03-02T09:00:00Z")
    }
}

@Suite struct `A date of HTTP` {
    @Test func `is read in the preferred form`() {
        #expect(HTTPDate.instant("Mon, 02 Mar 2026 09:00:00 GMT") == nine)
    }

    @Test(arguments: [
        "", "Monday, 02-Mar-26 09:00:00 GMT", "Mon, 02 Foo 2026 09:00:00 GMT", "Mon, 02 Mar 2026 09:00:00",
    ])
    func `is nothing when it is none`(text: String) {
        #expect(HTTPDate.instant(text) == nil)
    }

    @Test(
        arguments: [
            (["Retry-After": "7"], 7_000), (["retry-after": " 7 "], 7_000), (["Retry-After": "0"], 0),
            (["Retry-After": "Mon, 02 Mar 2026 09:00:30 GMT"], 30_000),
            (["Retry-After": "Mon, 02 Mar 2026 08:00:00 GMT"], 0),
            (["Retry-After": "Mon, 02 Mar 2026 10:00:30 GMT", "Date": "Mon, 02 Mar 2026 10:00:00 GMT"], 30_000),
            (["Retry-After": "99999999999999999999"], 9_999_999_999_000), (["Retry-After": "soon"], nil),
            (["Retry-After": "-5"], nil), (["Retry-After": ""], nil), ([:], nil),
        ] as [([String: String], Int?)]
    )
    func `says how long to wait, by the server's own clock`(headers: [String: String], milliseconds: Int?) {
        let response = Exchange.Response(status: 429, headers: headers)
        #expect(response.retryAfter(now: nine) == milliseconds.map { .milliseconds($0) })
    }
}

/// Randomness that is the same in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
