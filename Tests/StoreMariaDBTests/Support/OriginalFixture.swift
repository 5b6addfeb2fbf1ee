import MariaDBServer

/// A database of the original project with calls of all kinds.
enum OriginalFixture {
    static let calls = 2_500

    /// The original's tables, as its setup makes them.
    static func make(in database: String, _ server: MariaDBServer) throws {
        try server.execute(
            """
            ALTER DATABASE \(database) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
            CREATE TABLE calls (
                call_id VARCHAR(255) PRIMARY KEY,
                start DATETIME NOT NULL,
                end DATETIME,
                answered_at DATETIME,
                direction ENUM('in', 'out') NOT NULL,
                mastersip_id VARCHAR(255),
                extension VARCHAR(255),
                caller_number VARCHAR(255) NOT NULL,
                callee_number VARCHAR(255) NOT NULL,
                answering_number VARCHAR(255),
                hangup_cause ENUM(
                    'normalClearing', 'busy', 'cancel', 'noAnswer', 'congestion', 'notFound', 'forwarded'),
                group_extension VARCHAR(255) NULL,
                voicemail BOOLEAN NOT NULL DEFAULT false,
                crashed BOOLEAN NOT NULL DEFAULT false
            );
            CREATE TABLE `groups` (extension VARCHAR(255) PRIMARY KEY, alias VARCHAR(255));
            ALTER TABLE calls ADD FOREIGN KEY (group_extension) REFERENCES `groups` (extension)
                ON UPDATE CASCADE ON DELETE RESTRICT;
            INSERT INTO `groups` VALUES ('other', 'Other'), ('g0', 'Sales'), ('g1', 'Support "A"');
            CREATE TABLE teams (id INTEGER PRIMARY KEY, name VARCHAR(255) NOT NULL);
            CREATE TABLE teams_numbers (
                team_id INTEGER NOT NULL, number VARCHAR(255) NOT NULL, FOREIGN KEY (team_id) REFERENCES teams (id));
            INSERT INTO teams VALUES (0, 'Other'), (1, 'North'), (2, 'South');
            INSERT INTO teams_numbers VALUES (1, '+4921110001'), (1, '+4921110001'), (2, '+4921110002');
            CREATE TABLE authentication_params (
                token_type ENUM('access', 'refresh') PRIMARY KEY, token_value TEXT NOT NULL);
            INSERT INTO authentication_params VALUES ('access', 'abc'), ('refresh', 'def');

            INSERT INTO calls
            SELECT CONCAT('call-', seq),
                   '2026-03-29 00:30:00' + INTERVAL seq * 41 SECOND,
                   IF(seq % 50 = 0, NULL, '2026-03-29 00:30:00' + INTERVAL seq * 41 + 30 + seq % 90 SECOND),
                   IF(seq % 3 = 0, NULL, '2026-03-29 00:30:00' + INTERVAL seq * 41 + seq % 25 SECOND),
                   IF(seq % 5 = 0, 'out', 'in'),
                   IF(seq % 4 = 1, '1234567', NULL), IF(seq % 4 = 1, CONCAT('w', seq % 9), NULL),
                   CASE WHEN seq % 5 = 0 THEN CONCAT('+492111000', 1 + seq % 2)
                        WHEN seq % 17 = 0 THEN 'anonymous' ELSE CONCAT('+49170', 1000000 + seq % 300) END,
                   IF(seq % 5 = 0, CONCAT('+49171', 1000000 + seq % 70), CONCAT('+492111000', 1 + seq % 4)),
                   IF(seq % 3 = 0, NULL, '492111234567'),
                   IF(seq % 50 = 0, NULL, ELT(1 + seq % 7, 'normalClearing', 'busy', 'cancel', 'noAnswer', 'congestion',
                                              'notFound', 'forwarded')),
                   ELT(1 + seq % 3, NULL, 'g0', 'g1'),
                   seq % 11 = 0 AND seq % 4 <> 1,
                   seq % 50 = 0
              FROM seq_1_to_\(calls);
            """,
            database: database
        )
    }

    /// Every column of every call, numbers in our spelling.
    static let columns = """
        SELECT call_id, DATE_FORMAT(start, '%Y-%m-%d %T.%f'), DATE_FORMAT(`end`, '%Y-%m-%d %T.%f'),
               DATE_FORMAT(answered_at, '%Y-%m-%d %T.%f'), direction, mastersip_id, extension, caller_number,
               callee_number, CONCAT('+', TRIM(LEADING '+' FROM answering_number)), hangup_cause, group_extension,
               voicemail, crashed
          FROM calls ORDER BY call_id
        """

    /// Questions as dashboards ask them.
    static let questions = [
        "SELECT COUNT(*) FROM calls WHERE answered_at IS NOT NULL AND direction = 'in' AND NOT voicemail",
        "SELECT COUNT(*) FROM calls WHERE `end` IS NULL AND NOT crashed",
        "SELECT DATE_FORMAT(start, '%Y-%m-%d %H'), COUNT(*) FROM calls GROUP BY 1 ORDER BY 1",
        "SELECT AVG(TIMESTAMPDIFF(SECOND, start, answered_at)) FROM calls WHERE direction = 'in'",
        """
        SELECT g.alias, COUNT(*) FROM calls c JOIN `groups` g ON g.extension = COALESCE(c.group_extension, 'other')
         GROUP BY 1 ORDER BY 1
        """,
        """
        SELECT t.name, COUNT(DISTINCT c.call_id) FROM calls c
          JOIN teams_numbers n ON n.number IN (c.caller_number, c.callee_number) JOIN teams t ON t.id = n.team_id
         GROUP BY 1 ORDER BY 1
        """,
        // Filters as the original's dashboard writes them.
        """
        SELECT TIMESTAMPDIFF(HOUR, '2026-03-29', start) AS hour, COUNT(DISTINCT call_id)
          FROM calls
          LEFT JOIN `groups` ON calls.group_extension = `groups`.extension
          LEFT JOIN teams_numbers ON calls.callee_number = teams_numbers.number
                                  OR calls.caller_number = teams_numbers.number
          LEFT JOIN teams ON teams_numbers.team_id = teams.id
         WHERE ('Sales|Other' REGEXP `groups`.alias OR ('Sales|Other' REGEXP 'Other' AND calls.group_extension IS NULL))
           AND ('North|South' REGEXP teams.name OR 'North|South' REGEXP 'Other')
         GROUP BY hour ORDER BY hour
        """,
        "SELECT caller_number, COUNT(*) FROM calls WHERE direction = 'in' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10",
        "SELECT MAX(TIMESTAMPDIFF(SECOND, answered_at, `end`)) FROM calls WHERE hangup_cause = 'normalClearing'",
        "SELECT token_type, token_value FROM authentication_params ORDER BY token_type",
    ]
}
