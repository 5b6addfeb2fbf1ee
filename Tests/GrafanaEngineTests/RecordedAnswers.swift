import GrafanaEngine

/// What the database answered to the recorded queries, by the SQL it executed.
///
/// It held two calls on 1 December 2020 (UTC): one incoming at 10:00:00, answered after 12 seconds and ended at
/// 10:03:00 with `normalClearing`; one outgoing at 23:30:00, never answered, ended at 23:31:00 with `cancel`.
enum RecordedAnswers {
    private static let starts: [String?] = ["2020-12-01 10:00:00", "2020-12-01 23:30:00"]
    private static let quarters: [String?] = ["1606802400", "1606845600"]
    private static let seconds: [String?] = ["1606816800", "1606865400"]
    private static let grouped = #"SELECT UNIX_TIMESTAMP(start) DIV 21600 * 21600 AS "time", "#
    private static let inRange =
        "FROM calls WHERE start BETWEEN FROM_UNIXTIME(1606780800) AND FROM_UNIXTIME(1606867200) GROUP BY"

    static let all: [String: Result<Rows, DatabaseFailure>] = series.merging(tables) { $1 }.merging(failures) { $1 }

    private static let series: [String: Result<Rows, DatabaseFailure>] = [
        grouped + "count(*) AS calls \(inRange) 1 ORDER BY 1":
            rows(("time", "BIGINT", quarters), ("calls", "BIGINT", ["1", "1"])),
        grouped + "direction, count(*) AS calls \(inRange) 1,2 ORDER BY 1,2":
            rows(("time", "BIGINT", quarters), ("direction", "ENUM", ["in", "out"]), ("calls", "BIGINT", ["1", "1"])),
        grouped + "direction AS metric, count(*) AS calls FROM calls GROUP BY 1,2 ORDER BY 1,2":
            rows(("time", "BIGINT", quarters), ("metric", "ENUM", ["in", "out"]), ("calls", "BIGINT", ["1", "1"])),
        grouped + "direction AS metric, count(*) AS calls, sum(voicemail) AS vm FROM calls GROUP BY 1,2 ORDER BY 1,2":
            rows(
                ("time", "BIGINT", quarters),
                ("metric", "ENUM", ["in", "out"]),
                ("calls", "BIGINT", ["1", "1"]),
                ("vm", "DECIMAL", ["0", "0"])
            ),
        grouped + "direction AS metric, hangup_cause, count(*) AS calls FROM calls GROUP BY 1,2,3 ORDER BY 1,2":
            rows(
                ("time", "BIGINT", quarters),
                ("metric", "ENUM", ["in", "out"]),
                ("hangup_cause", "ENUM", ["normalClearing", "cancel"]),
                ("calls", "BIGINT", ["1", "1"])
            ),
        "SELECT start AS time, 1 AS v FROM calls ORDER BY start DESC":
            rows(("time", "DATETIME", starts.reversed()), ("v", "INT", ["1", "1"])),
        "SELECT start AS time, direction, 1 AS v FROM calls ORDER BY start DESC":
            rows(
                ("time", "DATETIME", starts.reversed()),
                ("direction", "ENUM", ["out", "in"]),
                ("v", "INT", ["1", "1"])
            ),
        "SELECT start AS Time, 1 AS v FROM calls ORDER BY 1":
            rows(("Time", "DATETIME", starts), ("v", "INT", ["1", "1"])),
        "SELECT UNIX_TIMESTAMP(start)*1000 AS time, 1 AS v FROM calls ORDER BY 1":
            rows(("time", "BIGINT", ["1606816800000", "1606865400000"]), ("v", "INT", ["1", "1"])),
        #"SELECT UNIX_TIMESTAMP(start) DIV 1 * 1 AS "time", count(*) v FROM calls GROUP BY 1 ORDER BY 1"#:
            rows(("time", "BIGINT", seconds), ("v", "BIGINT", ["1", "1"])),
        "SELECT NULL AS time, 1 AS v": rows(("time", "NULL", [nil]), ("v", "INT", ["1"])),
        "SELECT start AS time, voicemail=0 AS ok, direction='in' AS d FROM calls ORDER BY 1":
            rows(("time", "DATETIME", starts), ("ok", "INT", ["1", "1"]), ("d", "INT", ["1", "0"])),
    ]

    private static let tables: [String: Result<Rows, DatabaseFailure>] = [
        "SELECT count(*) AS v FROM calls": rows(("v", "BIGINT", ["2"])),
        "SELECT 0 AS time, count(*) AS answered FROM calls": rows(
            ("time", "INT", ["0"]),
            ("answered", "BIGINT", ["2"])
        ),
        "SELECT start, TIMEDIFF(answered_at,start) AS d FROM calls":
            rows(("start", "DATETIME", starts), ("d", "TIME", ["00:00:12", nil])),
        "SELECT UNIX_TIMESTAMP(start) AS time, direction FROM calls":
            rows(("time", "BIGINT", seconds), ("direction", "ENUM", ["in", "out"])),
        "SELECT UNIX_TIMESTAMP(start) AS t, direction FROM calls":
            rows(("t", "BIGINT", seconds), ("direction", "ENUM", ["in", "out"])),
        "SELECT start AS time, `end` AS timeend, direction AS text FROM calls":
            rows(
                ("time", "DATETIME", starts),
                ("timeend", "DATETIME", ["2020-12-01 10:03:00", "2020-12-01 23:31:00"]),
                ("text", "ENUM", ["in", "out"])
            ),
        "SELECT start AS time, 1 AS v FROM calls WHERE 1=0": rows(("time", "DATETIME", []), ("v", "INT", [])),
        "SELECT direction, count(*) FROM calls WHERE 1=0 GROUP BY 1":
            rows(("direction", "ENUM", []), ("count(*)", "BIGINT", [])),
        "SELECT count(*), count(*) FROM calls": rows(("count(*)", "BIGINT", ["2"]), ("count(*)", "BIGINT", ["2"])),
        "SELECT SLEEP('a'), 1/0, CAST('x' AS INT) FROM calls":
            rows(
                ("SLEEP('a')", "INT", ["0", "0"]),
                ("1/0", "DECIMAL", [nil, nil]),
                ("CAST('x' AS INT)", "BIGINT", ["0", "0"])
            ),
        "INSERT INTO teams VALUES(77,'injected')": rows(),
    ]

    private static let failures: [String: Result<Rows, DatabaseFailure>] = [
        "SELECT nope FROM calls": failure(1054, "42S22", "Unknown column 'nope' in 'SELECT'"),
        "SELEC 1": failure(1064, "42000", syntax("SELEC 1")),
        "SELECT * FROM mysql_no.t": failure(1146, "42S02", "Table 'mysql_no.t' doesn't exist"),
        "SELECT 1 AS a; DROP TABLE teams_numbers": failure(1064, "42000", syntax("DROP TABLE teams_numbers")),
    ]

    private static func rows(
        _ columns: (name: String, type: String, texts: [String?])...
    ) -> Result<Rows, DatabaseFailure> {
        let count = columns.first?.texts.count ?? 0
        let texts = (0..<count).map { row in columns.map { $0.texts[row] } }
        let kinds = columns.map { Rows.Column($0.name, ColumnKind(mariaDBType: $0.type)) }
        return Result { try Rows(columns: kinds, texts: texts) }.mapError { unreadable in
            DatabaseFailure(code: 0, state: "", message: "the test's own rows are wrong: \(unreadable)")
        }
    }

    private static func failure(_ code: Int, _ state: String, _ message: String) -> Result<Rows, DatabaseFailure> {
        .failure(DatabaseFailure(code: code, state: state, message: message))
    }

    private static func syntax(_ near: String) -> String {
        "You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version "
            + "for the right syntax to use near '\(near)' at line 1"
    }
}
