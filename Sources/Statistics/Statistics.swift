import Calls
import Foundation
import Organisation
import PushAPI
import Store

/// Answers the questions of the catalogue from a store.
public struct Statistics: Sendable {
    let reader: any StatisticsReader
    let calendar: LocalCalendar
    let rules: CallRules
    let clock: Clock

    let settings: @Sendable () -> StatisticsSettings
    let source: StatisticsSource

    /// Creates statistics over a store.
    ///
    /// - Parameters:
    ///   - reader: The store.
    ///   - calendar: The zone of its days; the same with which the store was opened.
    ///   - rules: The time limits after which a running call is taken for lost.
    ///   - settings: What readers may choose; asked for each answer, because it can change.
    ///   - source: What answers are computed from.
    ///   - clock: The server's clock.
    public init(
        reader: any StatisticsReader,
        calendar: LocalCalendar,
        rules: CallRules,
        settings: @escaping @Sendable () -> StatisticsSettings = { StatisticsSettings() },
        source: StatisticsSource = .rollups,
        clock: @escaping Clock
    ) {
        self.reader = reader
        self.calendar = calendar
        self.rules = rules
        self.settings = settings
        self.source = source
        self.clock = clock
    }

    /// Answers one panel.
    ///
    /// - Throws: `RequestProblem.tooManyBuckets` for a series, `StoreError`.
    public func answer(_ panel: Panel, _ request: PanelRequest, _ language: Language) async throws -> PanelAnswer {
        let now = clock()
        let settings = settings()
        let scopes = try (request.comparesPrevious && !panel.isLive ? [request, request.previous] : [request]).map {
            request in
            let scope = Scope(
                request: request,
                now: now,
                rules: rules,
                calendar: calendar,
                settings: settings,
                source: source
            )
            return (scope, panel.kind == .series ? try Buckets(of: request, now: now, calendar).list : [])
        }
        let (from, to) = panel.isLive ? (now, now) : (request.from, request.to)
        return try await reader.snapshot { reader in
            let parts = try scopes.map { scope, buckets in
                try panel.rows(Inquiry(scope: scope, reader: reader, buckets: buckets, language: language))
            }
            return PanelAnswer(
                id: panel.id,
                title: panel.title[language],
                unit: panel.unit.rawValue,
                kind: panel.kind,
                from: from,
                to: to,
                timeZone: calendar.timeZone.identifier,
                definition: panel.definition[language],
                columns: panel.columns.map { $0.named(in: language) },
                rows: parts[0],
                coverage: try Coverage.read(from: from, to: to, now: now, in: reader),
                annotations: panel.kind == .series ? try Annotation.read(from..<to, in: reader) : [],
                comparison: parts.dropFirst().first.map { rows in
                    PanelAnswer.Comparison(from: request.previous.from, to: request.previous.to, rows: rows)
                }
            )
        }
    }
}

extension Panel {
    /// The rows of its answer.
    fileprivate func rows(_ inquiry: Inquiry) throws -> [[Cell]] {
        let found = try values(inquiry)
        switch kind {
        case .number, .table, .week: return found.map(columns.cells)
        case .share: return shares(found)
        case .series:
            let (from, to, now) = (inquiry.scope.request.from, inquiry.scope.request.to, inquiry.scope.now)
            let coverage = try Coverage.read(from: from, to: to, now: now, in: inquiry.reader)
            return series(found, inquiry.buckets) { bucket in
                coverage.isMissing(from: max(bucket.start, from), to: min(bucket.end, to, now))
            }
        }
    }

    /// The values of its columns.
    fileprivate func values(_ inquiry: Inquiry) throws -> [[SQLValue]] {
        switch source {
        case .query(let query): try inquiry.reader.rows(query(inquiry.scope))
        case .calculation(let calculate): try calculate(inquiry)
        }
    }

    /// Makes one row for each part of a whole from one row of counts.
    fileprivate func shares(_ found: [[SQLValue]]) -> [[Cell]] {
        let counts = found.first ?? []
        let whole = SQLValue.integer(counts.reduce(0) { $0 + ($1.integer ?? 0) })
        return zip(Catalogue.shareParts, counts).map { part, count in
            columns.cells([.text(part), count, count, whole])
        }
    }

    /// Makes one row for each bucket from the rows of those in which there was something to count.
    fileprivate func series(
        _ found: [[SQLValue]],
        _ buckets: [Buckets.Bucket],
        isMissing: (Buckets.Bucket) -> Bool
    ) -> [[Cell]] {
        var values: [Instant: [SQLValue]] = [:]
        for row in found {
            // A row of which all was taken away again is as good as none.
            guard let start = row.first?.integer, row.dropFirst().contains(where: { $0.number ?? 0 != 0 }) else {
                continue
            }
            values[Instant(milliseconds: start)] = row
        }
        return buckets.map { bucket in
            if let row = values[bucket.start] { return columns.cells(row) }
            let missing = isMissing(bucket)
            return [.time(bucket.start)] + columns.dropFirst().map { missing ? .null : $0.empty }
        }
    }
}

extension Column {
    fileprivate func named(in language: Language) -> PanelAnswer.Column {
        PanelAnswer.Column(
            name: name,
            title: title[language],
            type: type,
            unit: unit?.rawValue,
            holdsForeignNumbers: content == .foreignNumber
        )
    }
}
