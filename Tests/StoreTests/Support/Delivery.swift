import CallStories
import Calls
import PushAPI

/// The pieces of a story in one of the ways in which they may reach a store.
struct Delivery {
    /// What each call of `apply` brings.
    var batches: [[Leg]]

    /// Some pieces come twice, the second time perhaps received later, and batches end anywhere.
    init(_ order: [Leg], using generator: inout SeededGenerator) {
        var pieces = order
        for piece in order where generator.chance(25) {
            let delay: Int64 = generator.chance(50) ? 0 : Int64.random(in: 1...900, using: &generator)
            let position = Int.random(in: 0...pieces.count, using: &generator)
            pieces.insert(piece.received(later: delay), at: position)
        }
        batches = []
        for piece in pieces {
            if batches.isEmpty || generator.chance(60) { batches.append([]) }
            batches[batches.count - 1].append(piece)
        }
    }

    /// One piece at a time, in the order of the story.
    init(inOrder pieces: [Leg]) {
        batches = pieces.map { [$0] }
    }
}

extension Leg {
    /// The same message, received again.
    fileprivate func received(later delay: Int64) -> Leg {
        guard crashedAt == nil, lapsedAt == nil, record == nil else { return self }
        var leg = self
        leg.startedAt = startedAt + delay
        leg.heardAt = heardAt.map { $0 + delay }
        if let answer { leg.answer = Answer(at: answer.at + delay, user: answer.user) }
        if let hangup { leg.hangup = Hangup(at: hangup.at + delay, cause: hangup.cause) }
        return leg
    }
}

extension Array {
    /// All orders of the elements.
    var permutations: [[Element]] {
        guard count > 1 else { return [self] }
        return indices.flatMap { position in
            var rest = self
            let element = rest.remove(at: position)
            return rest.permutations.map { [element] + $0 }
        }
    }

    /// All orders of up to five elements; of more, a thousand at random.
    func orders(using generator: inout SeededGenerator) -> [[Element]] {
        count <= 5 ? permutations : (0..<1_000).map { _ in shuffled(using: &generator) }
    }
}
