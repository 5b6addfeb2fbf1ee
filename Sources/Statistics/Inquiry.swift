import Calls
import Organisation
import PushAPI
import Store

/// A reader's question to a panel that has to compute its answer, with one state of the store to ask.
struct Inquiry {
    let scope: Scope
    let reader: any SQLReader
    /// The points of a series; empty for other panels.
    let buckets: [Buckets.Bucket]
    let language: Language

    /// Which of the segments are wanted, by their id, so that journeys can be told apart one by one.
    struct Wanted {
        private var flags: [Bool]

        init(_ ids: [Int64]) {
            flags = Array(repeating: false, count: Int(ids.max() ?? 0) + 1)
            for id in ids { flags[Int(id)] = true }
        }

        subscript(segment: UInt32) -> Bool { Int(segment) < flags.count && flags[Int(segment)] }
    }

    /// The segments that the request selects.
    func wanted(_ direction: Journey.Direction? = nil) throws -> Wanted {
        Wanted(try reader.rows(scope.segments(.each, direction)).compactMap { $0.first?.integer })
    }

    /// The segments of a direction, whatever the request selects.
    func all(_ direction: Journey.Direction) throws -> Wanted {
        let query: SQLQuery = "SELECT id FROM segments WHERE is_total = 0 AND direction = \(direction.rawValue)"
        return Wanted(try reader.rows(query).compactMap { $0.first?.integer })
    }

    /// Facts of days in the way that the source of the statistics demands.
    func facts() -> FactReader {
        FactReader(reader, scope.calendar, usesSealed: scope.source == .rollups)
    }

    /// Counts along a series: finds the bucket of moments that never go back by much.
    struct BucketCursor {
        private let buckets: [Buckets.Bucket]
        private var current = 0

        init(_ buckets: [Buckets.Bucket]) { self.buckets = buckets }

        /// The index of the bucket that holds a moment; nil outside of all.
        mutating func index(of instant: Instant) -> Int? {
            while current > 0, instant < buckets[current].start { current -= 1 }
            while current < buckets.count, instant >= buckets[current].end { current += 1 }
            guard current < buckets.count else {
                current = max(0, buckets.count - 1)
                return nil
            }
            return instant >= buckets[current].start ? current : nil
        }
    }
}
