import StoreMariaDB

/// All that the set-up needs to know, checked.
struct SetupAnswers: Equatable, Sendable {
    var database: Database
    var port: Int
    /// Where browsers reach the service, without a slash at the end.
    var base: WebAddress
    /// Where sipgate reaches the service.
    var webhook: WebAddress
    /// Pages that sipgate shows at the login; nil for the service's own status page.
    var privacy: WebAddress?
    var terms: WebAddress?
    /// Whether webhook addresses of somebody else are left as they are.
    var keepsWebhooks = false

    /// Where calls are kept.
    enum Database: Equatable, Sendable {
        case sqlite
        case mariadb(MariaDBAddress)
        /// The database of the Compose set, which has settings of its own.
        case compose
    }

    /// The kinds of database, as options name them.
    enum DatabaseKind: String, CaseIterable, Sendable {
        case sqlite, mariadb, compose
    }

    /// The address to which sipgate sends browsers back after the login.
    var redirectAddress: String { base.base + "/auth-code" }

    /// sipgate wants both addresses; the status page says at least what the service keeps and since when.
    var privacyAddress: String { (privacy?.text) ?? base.base + "/status" }
    var termsAddress: String { (terms?.text) ?? base.base + "/status" }
}
