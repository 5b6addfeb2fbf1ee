import Calls
import Organisation
import PushAPI

/// What a check of one day found.
public struct DayCheck: Sendable {
    /// The local date as a number.
    public var day: Int64
    /// How many journeys and rollup values were compared.
    public var cells: Int
    /// What is not as it should be.
    public var differences: [Difference]

    /// A value that is not what the calls say.
    public struct Difference: Hashable, Sendable, CustomStringConvertible {
        /// Which row, in words.
        public var row: String
        /// Which column.
        public var column: String
        /// What is stored.
        public var stored: String
        /// What it should be.
        public var expected: String

        /// The difference in one line.
        public var description: String { "\(row), \(column): stored \(stored), expected \(expected)" }
    }
}

extension CallStore {
    /// Computes the journeys of a local day from their legs, and the rollups from the journeys, and compares.
    ///
    /// - Throws: `StoreError`.
    public func verify(dayOf instant: Instant, _ calendar: LocalCalendar, _ rules: CallRules) async throws -> DayCheck {
        let span = DaySpan(calendar, at: instant)
        return try await snapshot { reader in
            var check = DayCheck(day: span.date, cells: 0, differences: [])
            var classifier = Classifier(calendar: calendar)
            try classifier.refresh(from: reader)
            // While journeys are being moved, their places are neither all old nor all new.
            let isMoving = try Assignment(stored: reader) != nil
            let journeys = try DayJourneys.read(span, classifier.agreed(rules), in: reader)
            for var journey in journeys {
                if isMoving { journey.stored.outcome = classifier.outcome(of: journey.stored) }
                check.compare(
                    journey,
                    place: isMoving ? journey.stored.place : classifier.knownPlace(of: journey.actual)
                )
            }
            let expected = DayBooks.expected(of: journeys.map(\.stored), &classifier)
            check.compare(try DayBooks.stored(on: span, in: reader), with: expected)
            try check.compareFacts(span, calendar, in: reader)
            try check.compareKnownCallers(span, calendar, in: reader)
            return check
        }
    }

    /// Writes the journeys and rollups of a local day anew from its legs.
    ///
    /// - Throws: `StoreError`.
    public func rebuild(dayOf instant: Instant, _ calendar: LocalCalendar, _ rules: CallRules) async throws {
        let span = DaySpan(calendar, at: instant)
        try await transaction { transaction in
            var records: [JourneyRecord] = []
            let rules = transaction.classifier.agreed(rules)
            for journey in try DayJourneys.read(span, rules, in: transaction) {
                let place = try transaction.classifier.place(of: journey.actual, in: transaction)
                let record = JourneyRecord(journey.actual, at: place)
                let isRight = record == journey.stored && JourneyFace(journey.actual) == journey.face
                if !isRight { try transaction.write(journey.actual, at: place, id: journey.id) }
                records.append(record)
            }
            try DayBooks.remove(span, in: transaction)
            var difference = RollupDifference()
            for record in records { difference.add(record, &transaction.classifier) }
            try transaction.add(difference)
        }
    }
}

extension DayCheck {
    fileprivate mutating func compare(_ journey: DayJourneys.Pair, place: JourneyPlace?) {
        cells += 1
        let face = JourneyFace(journey.actual)
        if face != journey.face {
            differences.append(
                Difference(
                    row: "journeys, id \(journey.id)",
                    column: "state, numbers and source",
                    stored: journey.face.summary,
                    expected: face.summary
                )
            )
        }
        guard let place else {
            differences.append(
                Difference(
                    row: "journeys, id \(journey.id)",
                    column: "segment_id",
                    stored: "\(journey.stored.place.segment)",
                    expected: "a new one"
                )
            )
            return
        }
        let expected = JourneyRecord(journey.actual, at: place)
        guard expected != journey.stored else { return }
        differences.append(
            Difference(
                row: "journeys, id \(journey.id)",
                column: "all",
                stored: journey.stored.summary,
                expected: expected.summary
            )
        )
    }

    fileprivate mutating func compare(_ stored: DayBooks.Rows, with expected: DayBooks.Rows) {
        for key in Set(stored.keys).union(expected.keys) {
            let columns = key.columns
            let found = stored[key] ?? columns.map { _ in 0 }
            let wanted = expected[key] ?? columns.map { _ in 0 }
            cells += columns.count
            for (index, column) in columns.enumerated() where found[index] != wanted[index] {
                differences.append(
                    Difference(row: key.text, column: column, stored: "\(found[index])", expected: "\(wanted[index])")
                )
            }
        }
        differences.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    }
}

extension JourneyRecord {
    fileprivate var summary: String {
        func text(_ number: Int64?) -> String { number.map(String.init) ?? "-" }
        return "\(direction.rawValue) \(outcome?.rawValue ?? "running") wait \(text(wait)) talk \(text(talk)) "
            + "from \(startedAt.milliseconds) to \(text(endedAt?.milliseconds)) legs \(legs) "
            + "day \(place.day) segment \(place.segment)"
    }
}
