import PushAPI
import Store
import Synchronization
import Testing

@testable import Access

@Suite struct RecollectionTests {
    private let start = Instant(milliseconds: 1_795_000_000_000)
    private let freshness = RecentAnswers<Int>.freshness

    @Test func `of many who ask at once one goes to the database`() async throws {
        let recollection = Recollection<Int>(capacity: 10)
        _ = try await recollection.value(for: "a", at: start) { 1 }
        let later = start + freshness
        let (asking, answer) = (AsyncStream<Void>.makeStream(), AsyncStream<Void>.makeStream())
        async let first = recollection.value(for: "a", at: later) {
            asking.continuation.finish()
            for await _ in answer.stream {}
            return 2
        }
        for await _ in asking.stream {}
        for _ in 0..<50 {
            let known = try await recollection.value(for: "a", at: later) { 3 }
            #expect(known == 1)
        }
        answer.continuation.finish()
        #expect(try await first == 2)
        let now = try await recollection.value(for: "a", at: later) { 3 }
        #expect(now == 2)
    }

    @Test func `an answer to a question from before a change is not kept`() async throws {
        let recollection = Recollection<Int>(capacity: 10)
        let old = try await recollection.value(for: "a", at: start) {
            recollection.forget("a")
            return 1
        }
        #expect(old == 1)
        let new = try await recollection.value(for: "a", at: start) { 2 }
        #expect(new == 2)
    }

    @Test func `an error that is none of the database's is not covered up`() async throws {
        let recollection = Recollection<Int>(capacity: 10)
        _ = try await recollection.value(for: "a", at: start) { 1 }
        await #expect(throws: CancellationError.self) {
            try await recollection.value(for: "a", at: start + freshness) { throw CancellationError() }
        }
    }

    @Test func `what was not found is not kept`() {
        var answers = RecentAnswers<Int>(capacity: 10)
        answers.note(nil, for: "a", at: start, edition: 0)
        #expect(answers.count == 0)
    }

    @Test func `a clock that is set back prolongs nothing`() {
        var answers = RecentAnswers<Int>(capacity: 10)
        answers.note(1, for: "a", at: start, edition: 0)
        #expect(answers.take("a", at: start - 1) == nil)
        #expect(answers.known("a", at: start - 1) == 1)
        #expect(answers.known("a", at: start - RecentAnswers<Int>.endurance) == nil)
    }

    @Test func `no more is kept than there is room for, and what was asked for lately stays`() {
        var answers = RecentAnswers<Int>(capacity: 100)
        for number in 0..<5_000 {
            answers.note(number, for: "\(number)", at: start + Int64(number), edition: 0)
            #expect(answers.count <= 100)
        }
        #expect(answers.known("4999", at: start + 5_000) == 4_999)
        #expect(answers.known("4950", at: start + 5_000) == 4_950)
        #expect(answers.known("0", at: start + 5_000) == nil)
    }

    @Test func `without room nothing is kept`() {
        var answers = RecentAnswers<Int>(capacity: 0)
        answers.note(1, for: "a", at: start, edition: 0)
        #expect(answers.count == 0)
    }
}
