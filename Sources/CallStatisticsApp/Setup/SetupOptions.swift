import SipgateAPI
import StoreMariaDB

/// What was said before the conversation: by options and by the environment.
struct SetupOptions: Sendable {
    var tokenID: String?
    var token: String?
    var webhook: String?
    var base: String?
    var database: SetupAnswers.DatabaseKind?
    var host: String?
    var databasePort: Int?
    var databaseName: String?
    var user: String?
    var password: String?
    var port: Int?
    var privacy: String?
    var terms: String?
    /// The folder from which the service is started.
    var folder = "."
    /// The file to write; nil for `.env` in the folder, or the one of the Compose set.
    var file: String?
    /// Whether every question has its default for an answer, and those without one a yes.
    var acceptsAll = false
    var keepsWebhooks = false
    var allowsHTTP = false
    /// Whether nothing is sent or written, but shown.
    var isRehearsal = false
    /// Where sipgate is, where the environment says so; each one that is nil is read from the file.
    var environment: [String: String] = [:]
}
