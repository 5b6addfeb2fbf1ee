import Preferences

/// The names of all settings, and which of them a similar name was probably meant to be.
enum SettingName {
    /// Those of the service.
    private static let own: Set<String> = [
        "DATA_DIR", "DEMO_IDLE_SECONDS", "GRAFANA_URL", "HISTORY_DELAY_SECONDS", "HOST", "INTERNAL_PORT", "LOG_LEVEL",
        "MYSQL_DATABASE",
        "MYSQL_HOST", "MYSQL_PORT", "MYSQL_USER", "PORT", "READ_HISTORY", "RING_LIMIT_SECONDS", "SERVICE_BASE_URL",
        "SIPGATE_API_URL", "SIPGATE_CLIENT_ID", "SIPGATE_LOGIN_URL", "SIPGATE_PUBLIC_KEY_FILE", "SIPGATE_REALM",
        "SIPGATE_TOKEN_ID", "SIPGATE_WEBHOOK_PORT", "SIPGATE_WEBHOOK_URL", "TALK_LIMIT_SECONDS", "TEAMS_FILE",
        "TIME_ZONE", "TRUSTED_PROXIES", "UNSAFE_SKIP_SIGNATURE_CHECK",
    ]
    /// Those that can be chosen in the pages as well.
    private static let preferences = Preference.all.map(\.name)
    /// Those that may be the name of a file instead, with this ending.
    private static let secrets: Set<String> = [
        "ADMIN_PASSWORD", "API_TOKEN", "DATABASE_PASSWORD", "DATABASE_PASSWORD_FROM", "DATABASE_PASSWORD_TO",
        "DATABASE_URL", "MYSQL_PASSWORD", "SECRET_KEY", "SETUP_MARIADB_PASSWORD", "SETUP_TOKEN",
        "SIPGATE_CLIENT_SECRET",
        "SIPGATE_TOKEN",
    ]
    /// Those of the containers, whose file has the same name.
    private static let containers: Set<String> = [
        "CALL_STATISTICS_IMAGE", "COMPOSE_PROJECT_NAME", "DEPLOY_FOLDER", "GRAFANA_ADDRESS", "GRAFANA_PORT",
        "PUBLISH_ADDRESS", "PUBLISH_PORT", "REVISION", "VERSION",
    ]
    private static let known = own.union(preferences).union(secrets).union(secrets.map { $0 + "_FILE" }).union(
        containers
    )

    /// The setting that was probably meant; nil for a setting, and for a name that is like none.
    static func meant(by name: String) -> String? {
        guard !known.contains(name) else { return nil }
        let limit = name.count < 8 ? 1 : 2
        let near = known.map { (name: $0, distance: distance(name.uppercased(), $0)) }.filter { $0.distance <= limit }
        return near.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
    }

    /// How many letters have to be added, taken away or replaced.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        var costs = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var diagonal = costs[0]
            costs[0] = row + 1
            for (column, other) in right.enumerated() {
                let replaced = diagonal + (letter == other ? 0 : 1)
                diagonal = costs[column + 1]
                costs[column + 1] = min(replaced, diagonal + 1, costs[column] + 1)
            }
        }
        return costs[right.count]
    }
}
