import Foundation
import Statistics

/// What one question found, in ms.
enum PanelTime: Equatable {
    case measured(Double, plain: Double?)
    case failed(String)

    var answer: Double? {
        guard case .measured(let time, _) = self else { return nil }
        return time
    }

    var plain: Double? {
        guard case .measured(_, let plain) = self else { return nil }
        return plain
    }

    /// How many times longer the plain way takes.
    var gain: Double? {
        guard let answer, let plain else { return nil }
        return plain / answer
    }
}

/// All that was measured of a filled database.
struct PanelResults {
    private(set) var times: [(question: PanelCase, time: PanelTime)] = []
    /// The original dashboard over 30 days, in ms.
    var dashboard: Double?
    var ingestion: IngestRates?

    mutating func add(_ question: PanelCase, _ time: PanelTime) {
        times.append((question, time))
    }

    func time(_ panel: String, _ range: Period, _ selection: Selection) -> PanelTime? {
        times.first { $0.question == PanelCase(panel: panel, range: range, selection: selection) }?.time
    }

    /// The slowest answer over any of these ranges.
    func slowest(over ranges: Set<Period>) -> (question: PanelCase, milliseconds: Double)? {
        times.filter { ranges.contains($0.question.range) }
            .compactMap { item in item.time.answer.map { (item.question, $0) } }
            .max { $0.1 < $1.1 }
    }

    /// The aggregated panel that gains least over a year.
    var leastGain: (question: PanelCase, factor: Double)? {
        times.filter { $0.question.range == .year && Catalogue[$0.question.panel]?.isAggregated == true }
            .compactMap { item in item.time.gain.map { (item.question, $0) } }
            .min { $0.1 < $1.1 }
    }

    /// The panels that gave no answer.
    var failures: [(question: PanelCase, reason: String)] {
        times.compactMap { item in
            guard case .failed(let reason) = item.time else { return nil }
            return (item.question, reason)
        }
    }
}

extension PanelResults {
    /// Everything as JSON.
    ///
    /// - Throws: `EncodingError`.
    func json(of plan: HistoryPlan) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let answers = times.map { item in
            File.Answer(
                panel: item.question.panel,
                days: item.question.range.rawValue,
                filter: item.question.selection.rawValue,
                milliseconds: item.time.answer,
                plainMilliseconds: item.time.plain
            )
        }
        return try encoder.encode(
            File(
                calls: plan.calls,
                years: plan.years,
                dashboardMilliseconds: dashboard,
                ingestion: ingestion,
                answers: answers
            )
        )
    }

    private struct File: Encodable {
        struct Answer: Encodable {
            let panel: String
            let days: Int
            let filter: String
            let milliseconds: Double?
            let plainMilliseconds: Double?
        }

        let calls: Int
        let years: Int
        let dashboardMilliseconds: Double?
        let ingestion: IngestRates?
        let answers: [Answer]
    }
}
