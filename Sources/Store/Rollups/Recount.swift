/// What changes in everything that is derived from journeys while a transaction goes on.
struct Recount {
    private var difference = RollupDifference()
    private var days: Set<Int64> = []

    /// Takes the old contribution of a journey away and adds the new one.
    mutating func replace(_ old: JourneyRecord?, with new: JourneyRecord?, _ transaction: any LedgerTransaction) {
        guard old != new else { return }
        if let old {
            difference.subtract(old, &transaction.classifier)
            days.insert(old.place.day)
        }
        if let new {
            difference.add(new, &transaction.classifier)
            days.insert(new.place.day)
        }
    }

    /// Notes a day whose journeys have changed in what is not counted, such as a number.
    mutating func touch(_ day: Int64) { days.insert(day) }

    /// Writes the changes; the sealed facts of the days that they touch are void.
    func write(in transaction: any LedgerTransaction) throws {
        try transaction.add(difference)
        for chunk in days.sorted().chunked(into: 100) {
            try Derived.void(days: Array(chunk), in: transaction)
        }
        guard let first = days.min() else { return }
        try transaction.execute("DELETE FROM known_callers WHERE day >= \(first)")
    }
}

extension Array {
    /// The elements in parts of at most `size`.
    func chunked(into size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
