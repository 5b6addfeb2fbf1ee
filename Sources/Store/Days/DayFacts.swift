import Calls
import PushAPI

/// The journeys of one local day as columns of numbers, in the order of their start.
///
/// For what rollups cannot answer, because it is not a sum: who called again, who called back, how many talked at once.
/// A year of them is read in a tenth of a second.
public struct DayFacts: Hashable, Sendable {
    /// The day's first moment.
    public let startsAt: Instant
    /// How many journeys there are.
    public internal(set) var count = 0
    /// Start, in ms after the beginning of the day.
    public internal(set) var starts: [UInt32] = []
    /// Answer by a human, in ms after the start.
    public internal(set) var answers: [UInt32] = []
    /// Last hangup, in ms after the start.
    public internal(set) var ends: [UInt32] = []
    /// Wait in ms.
    public internal(set) var waits: [UInt32] = []
    /// Talk time in ms.
    public internal(set) var talks: [UInt32] = []
    /// The other party, a row of `parties`; 0 when its number is not known.
    public internal(set) var parties: [UInt32] = []
    /// The other party's area, see `Area`.
    public internal(set) var areas: [UInt16] = []
    /// The row of `segments`.
    public internal(set) var segments: [UInt32] = []
    /// The place of the outcome in `Outcome.allCases`; `running` for none.
    public internal(set) var outcomes: [UInt8] = []
    /// The row of `journeys`.
    public internal(set) var ids: [Int64] = []

    /// Stands for a time that is not known.
    public static let none = UInt32.max
    /// Stands for the outcome of a journey that goes on.
    public static let running = UInt8.max

    init(startsAt: Instant) { self.startsAt = startsAt }

    /// One column.
    public enum Part: String, CaseIterable, Hashable, Sendable {
        case start, answer, end, wait, talk, party, area, segment, outcome, id
    }

    /// The code of an outcome.
    public static func code(of outcome: Outcome) -> UInt8 { UInt8(Outcome.allCases.firstIndex(of: outcome) ?? 0) }

    /// The journeys that start within a range, by their index.
    public func indexes(in range: Range<Instant>) -> Range<Int> {
        let first = index(of: range.lowerBound)
        return first..<max(first, index(of: range.upperBound))
    }

    /// How many journeys start before a moment.
    private func index(of instant: Instant) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if startsAt + Int64(starts[middle]) < instant { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension DayFacts {
    /// The bytes of a column, little-endian.
    func bytes(of part: Part) -> [UInt8] {
        switch part {
        case .start: Self.bytes(starts)
        case .answer: Self.bytes(answers)
        case .end: Self.bytes(ends)
        case .wait: Self.bytes(waits)
        case .talk: Self.bytes(talks)
        case .party: Self.bytes(parties)
        case .area: Self.bytes(areas)
        case .segment: Self.bytes(segments)
        case .outcome: outcomes
        case .id: Self.bytes(ids)
        }
    }

    mutating func set(_ part: Part, from bytes: UnsafeRawBufferPointer) {
        switch part {
        case .start: starts = Self.numbers(bytes)
        case .answer: answers = Self.numbers(bytes)
        case .end: ends = Self.numbers(bytes)
        case .wait: waits = Self.numbers(bytes)
        case .talk: talks = Self.numbers(bytes)
        case .party: parties = Self.numbers(bytes)
        case .area: areas = Self.numbers(bytes)
        case .segment: segments = Self.numbers(bytes)
        case .outcome: outcomes = Array(bytes)
        case .id: ids = Self.numbers(bytes)
        }
    }

    private static func bytes<Number: FixedWidthInteger>(_ numbers: [Number]) -> [UInt8] {
        numbers.map(\.littleEndian).withUnsafeBytes(Array.init)
    }

    private static func numbers<Number: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer) -> [Number] {
        let count = bytes.count / MemoryLayout<Number>.size
        return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
            UnsafeMutableRawBufferPointer(buffer).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: bytes.prefix(count * MemoryLayout<Number>.size))
            )
            for index in 0..<count { buffer[index] = Number(littleEndian: buffer[index]) }
            initialized = count
        }
    }
}
