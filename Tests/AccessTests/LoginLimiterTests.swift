import PushAPI
import Testing

@testable import Access

@Suite struct LoginLimiterTests {
    private let start = Instant(milliseconds: 1_795_000_000_000)
    private let anna = [LoginLimiter.Key.login(name: "anna", network: "192.0.2.9")]

    private func network(_ number: Int) -> [LoginLimiter.Key] { [.network("192.0.2.\(number)")] }

    private func fail(_ limiter: inout LoginLimiter, _ keys: [LoginLimiter.Key], times: Int, at now: Instant) {
        for _ in 0..<times where limiter.begin(keys, at: now) == nil { limiter.end(keys, .wrong, at: now) }
    }

    @Test func `five attempts are free and the sixth waits half a minute`() {
        var limiter = LoginLimiter()
        for _ in 0..<5 {
            #expect(limiter.begin(anna, at: start) == nil)
            limiter.end(anna, .wrong, at: start)
        }
        #expect(limiter.begin(anna, at: start) == start + 30_000)
        #expect(limiter.begin(anna, at: start + 29_999) == start + 30_000)
        #expect(limiter.begin(anna, at: start + 30_000) == nil)
    }

    @Test func `each further failure doubles the wait up to a quarter of an hour`() {
        var limiter = LoginLimiter()
        var now = start
        fail(&limiter, anna, times: 5, at: now)
        var waits: [Int64] = []
        for _ in 0..<8 {
            guard let until = limiter.begin(anna, at: now) else { break }
            waits.append((until - now) / 1_000)
            now = until
            fail(&limiter, anna, times: 1, at: now)
        }
        #expect(waits == [30, 60, 120, 240, 480, 900, 900, 900])
    }

    @Test func `trying during the wait does not make it longer`() {
        var limiter = LoginLimiter()
        fail(&limiter, anna, times: 5, at: start)
        for second in 0..<29 { _ = limiter.begin(anna, at: start + Int64(second) * 1_000) }
        #expect(limiter.begin(anna, at: start + 30_000) == nil)
    }

    @Test func `a clock that was set back holds a wait against nobody for longer than it was`() {
        var limiter = LoginLimiter()
        fail(&limiter, anna, times: 5, at: start + 100_000_000)
        #expect(limiter.begin(anna, at: start) == start + 30_000)
        #expect(limiter.begin(anna, at: start + 30_000) == nil)
    }

    @Test func `guesses at a name from everywhere are a hundred at the most`() {
        var limiter = LoginLimiter()
        for number in 0..<100 {
            let keys = LoginLimiter.Key.all(name: "anna", network: "198.51.100.\(number)")
            #expect(limiter.begin(keys, at: start) == nil)
            limiter.end(keys, .wrong, at: start)
        }
        #expect(limiter.begin(LoginLimiter.Key.all(name: "anna", network: "192.0.2.1"), at: start) == start + 30_000)
        #expect(limiter.begin(LoginLimiter.Key.all(name: "bert", network: "192.0.2.1"), at: start) == nil)
    }

    @Test func `the right password clears the name`() {
        var limiter = LoginLimiter()
        fail(&limiter, anna, times: 4, at: start)
        #expect(limiter.begin(anna, at: start) == nil)
        limiter.end(anna, .right, at: start)
        #expect(limiter.count == 0)
    }

    @Test func `the right password of one does not clear the network for guesses at others`() {
        var limiter = LoginLimiter()
        fail(&limiter, network(1), times: 19, at: start)
        #expect(limiter.begin(network(1), at: start) == nil)
        limiter.end(network(1), .right, at: start)
        fail(&limiter, network(1), times: 1, at: start)
        #expect(limiter.begin(network(1), at: start) == start + 30_000)
        #expect(limiter.begin(network(2), at: start) == nil)
    }

    @Test func `an attempt of which nobody knows how it ended is not counted`() {
        var limiter = LoginLimiter()
        for _ in 0..<50 {
            #expect(limiter.begin(anna, at: start) == nil)
            limiter.end(anna, .unknown, at: start)
        }
        #expect(limiter.count == 0)
    }

    @Test func `attempts at the same time are no more than five either`() {
        var limiter = LoginLimiter()
        let admitted = (0..<20).filter { _ in limiter.begin(anna, at: start) == nil }
        #expect(admitted.count == 5)
    }

    @Test func `after a wait a single attempt is let in`() {
        var limiter = LoginLimiter()
        fail(&limiter, anna, times: 5, at: start)
        let later = start + 3_000_000
        let admitted = (0..<20).filter { _ in limiter.begin(anna, at: later) == nil }
        #expect(admitted.count == 1)
    }

    @Test func `who comes when many are under way has to come again`() {
        var limiter = LoginLimiter()
        let admitted = (0..<100).filter { limiter.begin(network($0), at: start) == nil }
        #expect(admitted.count == 32)
        #expect(limiter.begin(network(100), at: start) == start + 10_000)
        for number in admitted { limiter.end(network(number), .wrong, at: start) }
        #expect(limiter.begin(network(100), at: start) == nil)
    }

    @Test func `failures are forgotten after an hour`() {
        var limiter = LoginLimiter()
        fail(&limiter, anna, times: 5, at: start)
        let later = start + 3_600_000
        let admitted = (0..<20).filter { _ in limiter.begin(anna, at: later) == nil }
        #expect(admitted.count == 5)
    }

    @Test func `no more is remembered than there is room for and the worst last longest`() {
        var limiter = LoginLimiter(capacity: 100)
        fail(&limiter, anna, times: 5, at: start)
        for number in 0..<5_000 {
            fail(&limiter, network(number), times: 1, at: start)
            #expect(limiter.count <= 100)
        }
        #expect(limiter.begin(anna, at: start) == start + 30_000)
    }
}
