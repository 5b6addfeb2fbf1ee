import Foundation
import GrafanaEngine
import Testing

@Suite struct `Frames as recorded from Grafana` {
    /// The recording's range is a day; its row limit lay below the 86 400 points of a fill by the second.
    private let view = DashboardView(range: 1_606_780_800...1_606_867_200, intervalMs: 60_000, rowLimit: 10_000)

    @Test func `all 32 recordings have rows or a database error to stand for them`() throws {
        let known = Set(RecordedAnswers.all.keys)
        let executed = try Vectors.frames().flatMap(\.frames).map(\.executed)
        #expect(executed.count == 32)
        #expect(Set(executed) == known)
    }

    @Test(arguments: try Vectors.frames()) func `a query's answer becomes the frame Grafana returns`(
        vector: Vectors.Query
    ) throws {
        let recorded = try #require(vector.frames.first)
        let expanded = try view.expand(vector.in)
        #expect(expanded.text == recorded.executed)
        switch try #require(RecordedAnswers.all[recorded.executed]) {
        case .failure(let failure):
            #expect(failure.shown == vector.error)
        case .success(let rows):
            check(rows, expanded.fill, format: format(of: vector), against: recorded, message: vector.error)
        }
    }

    private func check(
        _ rows: Rows,
        _ fill: Fill?,
        format: Format,
        against recorded: Vectors.Query.Frame,
        message: String?
    ) {
        let frame: Frame
        do throws(FrameError) {
            frame = try view.frame(from: rows, format: format, fill: fill)
        } catch {
            #expect(error.message == message)
            return
        }
        #expect(message == nil)
        #expect(frame.notices == recorded.notices ?? [])
        #expect(frame.isWideFromLong == (recorded.type == "timeseries-wide"))
        let fields = recorded.fields ?? []
        #expect(frame.fields.map(\.name) == fields.map(\.name))
        #expect(frame.fields.map(\.labels) == fields.map { $0.labels ?? [:] })
        #expect(
            frame.fields.map { typeName(of: $0.kind) }
                == fields.map { $0.type.trimmingCharacters(in: ["[", "]", "*"]) }
        )
        #expect(frame.fields.map { $0.values.map(recordedValue) } == fields.map(\.values))
    }

    /// The recordings do not say their format; a time series shows itself by the name of its time column.
    private func format(of vector: Vectors.Query) -> Format {
        let names = vector.frames.flatMap { $0.fields ?? [] }.map(\.name)
        let isSeries = names.contains("Time") || vector.error?.contains("ime") == true
        return isSeries ? .timeSeries : .table
    }

    private func typeName(of kind: ColumnKind) -> String {
        switch kind {
        case .integer: "int64"
        case .float: "float64"
        case .time: "time.Time"
        case .text: "string"
        }
    }

    private func recordedValue(_ value: Value) -> Vectors.RecordedValue {
        switch value {
        case .null: .null
        case .integer(let whole): .number(Double(whole))
        case .double(let number): .number(number)
        case .text(let text): .text(text)
        case .time(let milliseconds):
            .text(Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(.iso8601))
        }
    }
}
