import Foundation
import Synchronization

/// sipgate for tests: its REST API and its login, as a real HTTP server on this machine.
///
/// All calls are synchronous but those that open and close the door. One stub plays one account; tests that run side
/// by side start one each.
package final class SipgateStub: Sendable {
    /// The part of the login that the account's programs are registered in.
    package static let realm = "third-party"

    /// The port on 127.0.0.1; the same for the stub's whole life.
    package let port: Int
    private let desk: Desk
    private let door: Door

    private init(desk: Desk, door: Door, port: Int) {
        self.desk = desk
        self.door = door
        self.port = port
    }

    deinit {
        let door = door
        Task { await door.close() }
    }

    /// Opens the stub on a free port.
    ///
    /// - Parameters:
    ///   - account: What sipgate knows in the beginning.
    ///   - recordings: The folder into which the exchanges are written as JSON lines, each as soon as it is over, into
    ///     a file of this stub alone; by default what `SIPGATE_EXCHANGES` names. A test that asks what sipgate's
    ///     description forbids passes nil.
    /// - Throws: What the system says when there is no port or the folder cannot be written.
    package static func start(
        _ account: StubAccount = .example,
        recordings: String? = ProcessInfo.processInfo.environment["SIPGATE_EXCHANGES"]
    ) async throws -> SipgateStub {
        let desk = Desk(account, record: try recordings.map(Record.init(folder:)))
        let door = Door(desk)
        return SipgateStub(desk: desk, door: door, port: try await door.open(port: 0))
    }

    /// Where the REST API is, without a slash at the end.
    package var apiURL: String { "http://127.0.0.1:\(port)/v2" }

    /// Where the login is, without a slash at the end.
    package var loginURL: String { "http://127.0.0.1:\(port)" }

    /// Closes the stub for good.
    package func stop() async {
        await door.close()
    }

    /// Lets sipgate go away: connections are closed, and new ones refused.
    package func pause() async {
        await door.close()
    }

    /// Lets sipgate come back, on the same port and with all that it knew.
    ///
    /// - Throws: What the system says when the port has been taken by another.
    package func resume() async throws {
        // For a moment the port may be the near end of somebody's connection.
        let deadline = ContinuousClock.now + .seconds(10)
        while true {
            do {
                _ = try await door.open(port: port)
                return
            } catch {
                guard ContinuousClock.now < deadline else { throw error }
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }
}

// MARK: The account

extension SipgateStub {
    /// The account as it is now.
    package var account: StubAccount { desk.state { $0.account } }

    /// Changes the account, as its owner does in the web application.
    package func change(_ body: (inout StubAccount) -> Void) {
        desk.state { body(&$0.account) }
    }
}

// MARK: The login

extension SipgateStub {
    /// Logs in without a browser.
    ///
    /// The client need not be one of the account's, but only one of the account's can refresh the tokens.
    package func issue(clientID: String, scopes: [String]) -> (access: String, refresh: String) {
        desk.state { state in
            let pair = state.login.issue(clientID: clientID, scopes: scopes, account: state.account, now: state.now)
            return (pair.access, pair.refresh)
        }
    }

    /// How long an access token lives, in seconds; holds for those issued from now on.
    package var accessLife: Int {
        get { desk.state { $0.login.accessLife } }
        set { desk.state { $0.login.accessLife = newValue } }
    }

    /// How long a refresh token lives, in seconds; holds for those issued from now on.
    package var refreshLife: Int {
        get { desk.state { $0.login.refreshLife } }
        set { desk.state { $0.login.refreshLife = newValue } }
    }

    /// Lets the stub's clock run ahead, so that tokens and codes expire without anybody waiting.
    package func advance(by duration: Duration) {
        desk.state { $0.ahead += duration }
    }

    /// Ends all sessions: no token that was issued until now is worth anything any more.
    package func revokeAll() {
        desk.state { $0.login.revokeAll() }
    }
}

// MARK: Faults

extension SipgateStub {
    /// Lets something go wrong from now on.
    ///
    /// - Parameters:
    ///   - fault: What goes wrong; nil ends every fault whose path begins with `prefix`.
    ///   - prefix: The beginning of the paths concerned, as `/v2/numbers` or `/auth`; empty for all. The longest
    ///     prefix that fits a request decides, and a later fault replaces an earlier one on the same prefix.
    package func fail(_ fault: Fault?, on prefix: String = "") {
        desk.state { $0.faults.set(fault, on: prefix) }
    }
}

// MARK: Recording

extension SipgateStub {
    /// All exchanges so far, in the order of their answers.
    package var exchanges: [Exchange] { desk.state { $0.exchanges } }

    /// The requests that would have changed or deleted something that nobody may touch.
    ///
    /// That is everything on the REST API but reading, the webhook settings, and registering and changing OAuth
    /// clients; such requests are answered with 405.
    package var forbidden: [Exchange] { desk.state { $0.forbidden } }
}
