import Account
import Calls
import Foundation
import Ingest
import Logging
import MariaDBServer
import Organisation
import PushAPI
import Secrets
import SipgateAPI
import SipgateStub
import Store
import StoreMariaDB
import StoreSQLite
import Synchronization
import Testing

/// A sipgate, a database and a clock, with which servers can be put together.
struct World: Sendable {
    let stub: SipgateStub
    let store: any CallStore
    let folder: URL
    let clock: TestClock
    let key = SecretKey.random()
    let transport = URLSessionTransport()

    var addresses: SipgateAddresses {
        get throws {
            SipgateAddresses(
                api: try #require(URL(string: stub.apiURL)),
                login: try #require(URL(string: stub.loginURL)),
                realm: SipgateStub.realm
            )
        }
    }

    /// The login of the registered client, for a browser.
    func login(secret: String? = nil) throws -> OAuthLogin {
        let registered = try #require(stub.account.clients.first)
        return OAuthLogin(
            addresses: try addresses,
            clientID: registered.id,
            clientSecret: secret ?? registered.secret,
            redirectAddress: try #require(registered.redirectURIs.first),
            transport: transport,
            clock: clock.clock
        )
    }

    /// The personal access token that may do everything.
    func personal() throws -> PersonalToken {
        let token = try #require(stub.account.tokens.first)
        return try PersonalToken(id: token.id, token: token.token)
    }

    /// The keeper of a server.
    func keeper(
        _ server: String = "a",
        _ way: LoginKeeper.Way? = nil,
        store other: (any CallStore)? = nil,
        key: SecretKey? = nil,
        isServer: Bool = true
    ) throws -> LoginKeeper {
        let store = other ?? store
        return LoginKeeper(
            try way ?? .browser(login()),
            store: store,
            key: key ?? self.key,
            lease: Lease("sipgate-login", holder: server, store: store),
            isServer: isServer,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            clock: clock.clock
        )
    }

    /// What a server does with the account.
    func account(
        _ login: LoginKeeper,
        store other: (any CallStore)? = nil,
        readsHistory: Bool = true,
        isLeader: Bool = true,
        live: LiveFeed? = nil,
        gaps: [Range<Instant>] = []
    ) throws -> AccountKeeper {
        AccountKeeper(
            AccountKeeper.Parts(
                login: login,
                addresses: try addresses,
                transport: transport,
                store: other ?? store,
                live: live,
                readsHistory: readsHistory,
                isLeader: { isLeader },
                gaps: { _, _ in gaps },
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                clock: clock.clock
            )
        )
    }

    /// Logs in as a user does in a browser.
    func connect(
        _ keeper: LoginKeeper,
        scopes: [String] = Scope.needed(for: Set(Scope.Feature.allCases))
    ) async throws {
        let attempt = try login().begin(scopes: scopes)
        let press = SipgateAPI.Exchange.Request(
            method: .post,
            url: attempt.address,
            headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: Data("decision=allow".utf8)
        )
        let location = try #require(try await transport.send(press).header("Location"))
        let query = try #require(URLComponents(string: location)?.percentEncodedQuery)
        try await keeper.finish(query, attempt, by: "ada")
    }

    /// Sets the clocks of the servers and of sipgate forward, in ms.
    func advance(_ milliseconds: Int64) {
        clock.advance(milliseconds)
        stub.advance(by: .milliseconds(milliseconds))
    }

    /// How often sipgate was asked for new tokens in place of old ones.
    var refreshes: Int {
        stub.exchanges.count { $0.path.hasSuffix("/token") && $0.requestBody.contains("grant_type=refresh_token") }
    }

    /// How often a path of the REST API was asked for.
    func requests(_ path: String) -> Int { stub.exchanges.count { $0.path == "/v2/\(path)" } }

    /// The one text that a query answers with.
    func text(_ query: SQLQuery) async throws -> String? { try await store.rows(query).first?.first?.text }

    /// The one number that a query answers with.
    func number(_ query: SQLQuery) async throws -> Int64? { try await store.rows(query).first?.first?.integer }
}

/// The kinds of database that several servers may share.
enum Database: CaseIterable {
    case sqlite, mariadb
}

/// Plays with a fresh world, and clears it away.
func withWorld(
    _ database: Database = .sqlite,
    account: StubAccount = .example,
    now: Instant = SipgateClient.wallClock(),
    _ body: (World) async throws -> Void
) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "account-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let calendar = LocalCalendar(timeZone: TimeZone(identifier: "Europe/Berlin") ?? .gmt)
    let store: any CallStore
    switch database {
    case .sqlite:
        let path = folder.appending(path: "calls.sqlite").path
        store = try SQLiteDatabase.open(path: path, rules: CallRules(), calendar: calendar)
    case .mariadb:
        let server = try await MariaDBServer.shared()
        let address = try MariaDBAddress(server.address(database: server.makeDatabase()))
        store = MariaDBDatabase.open(address, rules: CallRules(), calendar: calendar, connections: 2)
    }
    let stub = try await SipgateStub.start(account)
    try await body(World(stub: stub, store: store, folder: folder, clock: TestClock(at: now)))
    await stub.stop()
    try await store.close()
}

/// The error of a kind that `body` throws; nil when it throws none.
func failure<E: Error>(_: E.Type, _ body: () async throws -> Void) async -> E? {
    do {
        try await body()
        return nil
    } catch {
        return error as? E
    }
}
