import SipgateAPI
import Testing

@Suite struct `The pace of repeated questions` {
    private let pacing = Pacing(tries: 5, first: .seconds(1), longest: .seconds(6), patience: .seconds(60))

    @Test func `doubles up to a limit`() {
        let waits = (1...4).map { pacing.wait(after: .serverError(status: 500), failures: $0, jitter: 0.999_999) }
        let rounded = waits.map { wait in wait.map { ($0 / .milliseconds(100)).rounded() / 10 } }
        #expect(rounded == [1, 2, 4, 6])
    }

    @Test(arguments: [(0.0, 500), (0.5, 750)])
    func `begins somewhere in the upper half of a wait`(jitter: Double, milliseconds: Int) {
        let wait = pacing.wait(after: .serverError(status: 500), failures: 1, jitter: jitter)
        #expect(wait == .milliseconds(milliseconds))
    }

    @Test func `ends after the last try`() {
        #expect(pacing.wait(after: .serverError(status: 500), failures: 5, jitter: 0) == nil)
    }

    @Test func `does not overflow`() {
        let patient = Pacing(tries: .max, first: .seconds(1), longest: .seconds(6))
        #expect(patient.wait(after: .serverError(status: 500), failures: .max - 1, jitter: 0) == .seconds(3))
    }

    @Test func `is never faster than sipgate asks for`() {
        let wait = pacing.wait(after: .rateLimited(retryAfter: nil), failures: 1, retryAfter: .seconds(17), jitter: 0)
        #expect(wait == .seconds(17))
    }

    @Test func `is not made faster by a short request of sipgate's`() {
        let wait = pacing.wait(after: .rateLimited(retryAfter: nil), failures: 3, retryAfter: .seconds(1), jitter: 0)
        #expect(wait == .seconds(2))
    }

    @Test func `leaves a long wait to the caller`() {
        let wait = pacing.wait(after: .rateLimited(retryAfter: nil), failures: 1, retryAfter: .seconds(61), jitter: 0)
        #expect(wait == nil)
    }

    @Test(arguments: [
        SipgateError.notAuthenticated, .notAllowed(scopes: [], detail: ""), .notBooked, .notOnNeo(what: ""), .notFound,
        .rejected(status: 400, detail: ""), .unreadable(what: "", reason: ""),
    ])
    func `knows what no waiting cures`(error: SipgateError) {
        #expect(pacing.wait(after: error, failures: 1, jitter: 0) == nil)
    }

    @Test(arguments: [
        SipgateError.unreachable(reason: ""), .rateLimited(retryAfter: nil), .serverError(status: 502),
    ])
    func `knows what waiting may cure`(error: SipgateError) {
        #expect(pacing.wait(after: error, failures: 1, jitter: 0) == .milliseconds(500))
    }

    @Test func `asks at least once`() {
        #expect(Pacing(tries: 0).tries == 1)
    }
}
