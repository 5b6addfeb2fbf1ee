import CallStories
import Calls
import PushAPI
import Testing

@Suite struct LiveBoardTests {
    private static let stories =
        Story.incoming + Story.forwarded + Story.transferred + Story.outgoing + Story.clickToDial

    /// The board after the pieces of a story, told in order, and what the pieces amount to.
    private func tell(_ pieces: some Sequence<Leg>) -> LiveBoard {
        var board = LiveBoard(rules: CallRules())
        for piece in pieces { board.learn(piece, at: piece.heardAt ?? piece.startedAt) }
        return board
    }

    @Test(arguments: stories) func `the board shows at every moment what goes on`(story: Story) {
        let pieces = story.pieces()
        for count in pieces.indices.map({ $0 + 1 }) {
            let told = Array(pieces.prefix(count))
            let expected = Journeys.all(of: told).filter { $0.state != .ended }
            #expect(tell(told).openJourneys.told == expected.told, "after \(count) events")
        }
    }

    @Test func `only callers from outside wait`() {
        let board = tell(
            Story("two calls") {
                newCall("A", at: 0, rings: .anna)
                newCall("B", at: 1, .outgoing, from: .office, to: .otherCustomer, rings: .anna, flow: .other("y"))
            } becomes: {
            }.pieces()
        )
        #expect(board.waiting.map { $0.legs[0].callID } == ["A"])
        #expect(board.counts[.waiting] == 2)
    }

    @Test func `a call that rings beyond the limit leaves the board`() {
        var board = tell(
            Story("a lost hangup") {
                newCall("A", at: 0)
            } becomes: {
            }.pieces()
        )
        board.lapse(at: Story.start + 600_000)
        #expect(board.waiting.count == 1)
        board.lapse(at: Story.start + 600_001)
        #expect(board.openJourneys.isEmpty)
    }

    @Test func `a hangup that the store knows ends a call that the board believes to be open`() {
        let pieces = Story("a late answer") {
            newCall("A", at: 0)
            answer("A", at: 5)
            hangup("A", at: 9)
        } becomes: {
        }.pieces()
        // The hangup came long before, to a board that has forgotten the call.
        var board = tell(pieces.prefix(2))
        #expect(board.active.count == 1)
        board.correct(by: pieces.reduce(pieces[0]) { $0.merged(with: $1) }, at: Story.start + 20_000)
        #expect(board.openJourneys.isEmpty)
    }

    @Test func `what the store knows of a forgotten leg puts nothing on the board`() {
        var board = LiveBoard(rules: CallRules())
        board.correct(
            by: Story("a call") {
                newCall("A", at: 0)
            } becomes: {
            }.pieces()[0],
            at: Story.start
        )
        #expect(board.openJourneys.isEmpty)
    }

    @Test func `the counts equal the journeys after thousands of random legs`() {
        var generator = SeededGenerator(seed: 7)
        var board = LiveBoard(rules: CallRules())
        let ids = (0..<400).map { "leg\($0)" }
        for step in 0..<4_000 {
            let group = ids[(step / 40 * 4)..<(step / 40 * 4 + 4)]
            let callID = group.randomElement(using: &generator) ?? ids[0]
            board.learn(Leg.random(callID, of: Array(group), using: &generator), at: Story.start + Int64(step) * 100)
        }
        let open = board.openJourneys
        for state in [Journey.State.waiting, .active, .voicemail] {
            #expect(board.counts[state, default: 0] == open.count { $0.state == state })
        }
    }
}
