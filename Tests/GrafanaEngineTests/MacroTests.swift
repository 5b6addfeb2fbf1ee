import GrafanaEngine
import Testing

@Suite struct `Macros beyond the recordings` {
    private func expand(_ sql: String, nowSeconds: Int64 = 0) throws -> String {
        try DashboardView(range: 0...60, intervalMs: 1000, nowSeconds: nowSeconds).expandMacros(in: sql).text
    }

    @Test func `a month is as long as the one that begins now`() throws {
        let firstOfFebruary2026: Int64 = 1_769_904_000
        let group = try expand("$__timeGroup(t,1M)", nowSeconds: firstOfFebruary2026)
        #expect(group == "UNIX_TIMESTAMP(t) DIV \(28 * 86_400) * \(28 * 86_400)")
    }

    @Test func `a day the next month lacks runs over into the month after`() throws {
        let lastOfJanuary2026: Int64 = 1_769_817_600
        let group = try expand("$__timeGroup(t,1M)", nowSeconds: lastOfJanuary2026)
        #expect(group == "UNIX_TIMESTAMP(t) DIV \(31 * 86_400) * \(31 * 86_400)")
    }

    @Test func `a year with a leap day has 366 days`() throws {
        let middleOf2027: Int64 = 1_811_808_000
        let group = try expand("$__timeGroup(t,1y)", nowSeconds: middleOf2027)
        #expect(group == "UNIX_TIMESTAMP(t) DIV \(366 * 86_400) * \(366 * 86_400)")
    }

    @Test func `an epoch group of a million seconds is written with an exponent`() throws {
        #expect(try expand("$__unixEpochGroup(t,'30d')") == "t DIV 2.592e+06 * 2.592e+06")
    }

    @Test func `an interval may be put together from several units`() throws {
        #expect(try expand("$__timeGroup(t,1h30m)") == "UNIX_TIMESTAMP(t) DIV 5400 * 5400")
    }

    @Test func `a macro inside a comment is never looked at`() throws {
        #expect(try expand("SELECT 1 /* $__nothing(x) */") == "SELECT 1 ")
    }

    @Test func `text beyond ASCII survives`() throws {
        #expect(try expand("SELECT 'Größe 📞' AS `Länge`") == "SELECT 'Größe 📞' AS `Länge`")
    }
}
