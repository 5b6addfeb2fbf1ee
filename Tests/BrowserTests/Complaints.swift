import TestSupport
import Testing

/// Nothing that the page writes to its console as a warning or an error, which is also where a violation of the
/// security policy appears, and no request to anybody but the server.
///
/// - Parameter asked: Addresses that the test has taken from the browser's log before.
func expectNoComplaints(_ browser: Browser, _ server: Server, asked: [String] = []) async throws {
    let complaints = try await browser.consoleLog().filter { $0.level == "SEVERE" || $0.level == "WARNING" }
    #expect(complaints.map(\.message) == [])
    let addresses = (asked + (try await browser.requestedAddresses())).filter { !$0.hasPrefix("data:") }
    #expect(!addresses.isEmpty)
    #expect(addresses.filter { !$0.hasPrefix(server.url) } == [])
}
