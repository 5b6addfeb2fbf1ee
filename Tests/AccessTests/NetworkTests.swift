import Testing

@testable import Access

@Suite struct NetworkTests {
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2::1", "20:1:d:b8:0:1:0:2"),
        ("2001:db8:1:2:ffff:ffff:ffff:ffff", "20:1:d:b8:0:1:0:2"),
        ("2001:db8:1:3::1", "20:1:d:b8:0:1:0:3"),
        ("unknown", "unknown"),
    ])
    func `all addresses of a household count as one network`(address: String, network: String) {
        #expect(Network.name(of: address) == network)
    }

    @Test func `a text that is no address is remembered in part only`() {
        #expect(Network.name(of: String(repeating: "x", count: 10_000)).count == 64)
    }
}
