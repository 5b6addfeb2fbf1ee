import GrafanaEngine
import Testing

@Suite struct `Variables in a target's SQL` {
    private let view = DashboardView(
        range: 1_606_780_800...1_606_867_200,
        intervalMs: 120_000,
        timeZone: "Europe/Berlin"
    )

    private func group(_ selection: Variable.Selection, multi: Bool = true, allValue: String? = nil) -> Variable {
        Variable(
            "group",
            multi: multi,
            includeAll: true,
            allValue: allValue,
            options: [Variable.Option("Sales"), Variable.Option("O'Hara", text: "Ms O'Hara"), Variable.Option("a|b")],
            selection: selection
        )
    }

    private func text(_ template: String, _ selection: Variable.Selection) -> String {
        view.interpolate(template, with: [group(selection)])
    }

    @Test(arguments: [
        ("sqlstring", "'Sales','O''Hara'"), ("singlequote", #"'Sales','O\'Hara'"#),
        ("doublequote", #""Sales","O'Hara""#),
        ("csv", "Sales,O'Hara"), ("pipe", "Sales|O'Hara"), ("regex", "(Sales|O'Hara)"), ("raw", "Sales,O'Hara"),
        ("json", #"["Sales","O'Hara"]"#), ("text", "Sales + Ms O'Hara"), ("glob", "{Sales,O'Hara}"),
        ("queryparam", "var-group=Sales&var-group=O%27Hara"), ("percentencode", "%7BSales%2CO%27Hara%7D"),
        ("join:;", "Sales;O'Hara"), ("unheard", "{Sales,O'Hara}"),
    ])
    func `two values are written in the format asked for`(format: String, expected: String) {
        #expect(text("${group:\(format)}", .values(["Sales", "O'Hara"])) == expected)
    }

    @Test(arguments: ["$group", "${group}", "[[group]]"])
    func `every spelling of a name is understood`(spelling: String) {
        #expect(text("x IN (\(spelling))", .values(["Sales"])) == "x IN ('Sales')")
    }

    @Test func `brackets take a format too`() {
        #expect(text("[[group:pipe]]", .values(["Sales", "a|b"])) == "Sales|a|b")
    }

    @Test func `one value of a regular expression is escaped without parentheses`() {
        #expect(text("${group:regex}", .values(["a|b"])) == #"a\|b"#)
    }

    @Test func `a backslash is left as it is`() {
        #expect(text("${group:sqlstring}", .values([#"C:\"#])) == #"'C:\'"#)
    }

    @Test func `double quotes are escaped in an SQL string`() {
        #expect(text("${group:sqlstring}", .values([#"say "hi""#])) == #"'say \"hi\"'"#)
    }

    @Test func `all without a text of its own is the list of options`() {
        #expect(text("${group:sqlstring}", .all) == "'Sales','O''Hara','a|b'")
    }

    @Test func `all with a text of its own is that text, unquoted`() {
        let all = group(.all, allValue: "'*'")
        #expect(view.interpolate("${group:sqlstring} $group ${group:text}", with: [all]) == "'*' '*' All")
    }

    @Test func `all of no options is nothing`() {
        let empty = Variable("group", multi: true, includeAll: true, selection: .all)
        #expect(view.interpolate("IN (${group:sqlstring})", with: [empty]) == "IN ()")
    }

    @Test func `choosing nothing chooses the first option`() {
        #expect(text("${group:sqlstring}", .values([])) == "'Sales'")
    }

    @Test func `a single value without a format is not quoted`() {
        let unit = Variable("unit", selection: .values(["1'h"]))
        #expect(view.interpolate("'$unit'", with: [unit]) == "'1''h'")
    }

    @Test func `unknown names stay as they are`() {
        let sql = "$__timeFilter(c.start) ${nobody:sqlstring} [[nobody]] $1"
        #expect(view.interpolate(sql, with: []) == sql)
    }

    @Test func `built-in names carry range, interval and zone`() {
        let text = view.interpolate("$__from ${__to} '$__timezone' $__interval $__interval_ms", with: [])
        #expect(text == "1606780800000 1606867200000 'Europe/Berlin' 2m 120000")
    }

    @Test(arguments: [
        ("date", "2020-12-01T00:00:00.000Z"), ("date:iso", "2020-12-01T00:00:00.000Z"), ("date:seconds", "1606780800"),
        ("date:YYYY-MM", "2020-12"), ("date:YYYY-MM-DD HH:mm:ss", "2020-12-01 01:00:00"),
    ])
    func `a date is written in the dashboard's zone`(format: String, expected: String) {
        #expect(view.interpolate("${__from:\(format)}", with: []) == expected)
    }

    @Test func `variables come before macros`() throws {
        let unit = Variable("unit", selection: .values(["1h"]))
        let expanded = try view.expand("SELECT $__timeGroup(start,${unit:sqlstring},0)", variables: [unit])
        #expect(expanded.text == "SELECT UNIX_TIMESTAMP(start) DIV 3600 * 3600")
        #expect(expanded.fill == Fill(mode: .value, value: 0, intervalSeconds: 3600))
    }
}
