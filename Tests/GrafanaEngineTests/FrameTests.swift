import GrafanaEngine
import Testing

@Suite struct `Frames beyond the recordings` {
    private let view = DashboardView(range: 100...130, intervalMs: 1000)

    private func rows(_ columns: [(String, ColumnKind)], _ values: [[Value]]) -> Rows {
        Rows(columns: columns.map { Rows.Column($0.0, $0.1) }, values: values)
    }

    private func numbers(_ frame: Frame, _ name: String, labels: [String: String] = [:]) -> [Double?]? {
        frame.field(name, labels: labels)?.values.map(\.number)
    }

    private func filled(_ points: [(Int64, Double?)], _ fill: Fill) throws -> [Double?]? {
        let answer = rows(
            [("time", .time), ("v", .float)],
            points.map { [.time($0.0 * 1000), $0.1.map(Value.double) ?? .null] }
        )
        return numbers(try view.frame(from: answer, format: .timeSeries, fill: fill), "v")
    }

    private func every10(_ mode: Fill.Mode) -> Fill { Fill(mode: mode, value: 0, intervalSeconds: 10) }

    @Test func `a point takes the last row of the interval that ends with it`() throws {
        #expect(try filled([(101, 1), (110, 2), (111, 3)], every10(.null)) == [nil, 2, 3, nil])
    }

    @Test func `a row without a value is not filled`() throws {
        #expect(try filled([(110, nil)], every10(.value)) == [0, nil, 0, 0])
    }

    @Test func `previous looks at rows before the range`() throws {
        #expect(try filled([(50, 7)], every10(.previous)) == [7, 7, 7, 7])
    }

    @Test func `a row exactly one interval before the first point is outside`() throws {
        #expect(try filled([(90, 7)], every10(.null)) == [nil, nil, nil, nil])
    }

    @Test func `rows outside the range vanish`() throws {
        #expect(try filled([(50, 7), (200, 8)], every10(.value)) == [0, 0, 0, 0])
    }

    @Test func `a fill below a second is refused`() {
        #expect(throws: FrameError.self) { try filled([(100, 1)], Fill(mode: .null, intervalSeconds: 0.5)) }
    }

    @Test func `a series without a row at a time repeats its previous value`() throws {
        let answer = rows(
            [("time", .time), ("d", .text), ("v", .integer)],
            [
                [.time(100_000), .text("in"), .integer(4)], [.time(110_000), .text("out"), .integer(5)],
            ]
        )
        let frame = try view.frame(from: answer, format: .timeSeries, fill: every10(.previous))
        #expect(numbers(frame, "v", labels: ["d": "in"]) == [4, 4, 4, 4])
        #expect(numbers(frame, "v", labels: ["d": "out"]) == [nil, 5, 5, 5])
    }

    @Test func `a time series with text and a row without a time is refused`() {
        let answer = rows(
            [("time", .time), ("d", .text), ("v", .integer)],
            [[.null, .text("in"), .integer(4)]]
        )
        #expect(throws: FrameError.self) { try view.frame(from: answer, format: .timeSeries) }
    }

    @Test func `of two time columns the later one counts`() throws {
        let answer = rows([("time_sec", .integer), ("time", .integer)], [[.integer(1), .integer(2_000_000_000)]])
        let frame = try view.frame(from: answer, format: .timeSeries)
        #expect(frame.field("Time")?.values == [.time(2_000_000_000_000)])
        #expect(frame.field("time_sec")?.values == [.double(1)])
    }

    @Test func `a second point in time becomes a number of milliseconds`() throws {
        let answer = rows([("time", .time), ("end", .time)], [[.time(1000), .time(2500)]])
        #expect(try view.frame(from: answer, format: .timeSeries).field("end")?.values == [.double(2500)])
    }

    @Test(
        arguments: [
            (1.6e9, 1_600_000_000_000), (1.6e12, 1_600_000_000_000), (1.6e18, 1_600_000_000_000),
            (1e10, 10_000_000_000),
        ] as [(Double, Int64)]
    )
    func `a number's magnitude tells its unit`(number: Double, milliseconds: Int64) throws {
        let answer = rows([("time", .float)], [[.double(number)]])
        #expect(try view.frame(from: answer, format: .table).field("time")?.values == [.time(milliseconds)])
    }

    @Test func `rows beyond the limit are cut with a notice`() throws {
        var narrow = view
        narrow.rowLimit = 1
        let frame = try narrow.frame(from: rows([("v", .integer)], [[.integer(1)], [.integer(2)]]), format: .table)
        #expect(frame.field("v")?.values == [.integer(1)])
        #expect(frame.notices.count == 1)
    }

    @Test func `errors of other kinds are hidden from the user`() {
        let failure = DatabaseFailure(code: 1142, state: "42000", message: "SELECT command denied")
        #expect(failure.shown == "db query error: query failed - please inspect Grafana server log for details")
    }

    @Test func `a query variable's options come from text and value`() {
        let answer = rows(
            [("__value", .integer), ("__text", .text)],
            [[.integer(7), .text("Sales")], [.null, .null]]
        )
        #expect(answer.options == [Variable.Option("7", text: "Sales")])
    }

    @Test func `a query variable without named columns merges them all`() {
        let answer = rows([("a", .text), ("b", .text)], [[.text("x"), .text("z")], [.text("y"), .text("x")]])
        #expect(answer.options.map(\.value) == ["x", "y", "z"])
    }

    @Test func `a text that is no number is refused in a column of numbers`() {
        #expect(throws: UnreadableValue.self) { try Rows(columns: [.init("n", .integer)], texts: [["12a"]]) }
    }
}
