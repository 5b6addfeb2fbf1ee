import TestSupport
import Testing

/// The pages below a path of another web server, as a firm publishes them.
@Suite(.serialized) struct ProxiedPageTests {
    @Test(arguments: ReverseProxy.allCases)
    func `below a path of a proxy, one logs in, looks around and follows what happens`(
        proxy: ReverseProxy
    ) async throws {
        let settings = [
            "ADMIN_PASSWORD": Server.password, "SERVICE_BASE_URL": "https://calls.example.com/phone",
        ]
        try await withServer(environment: settings) { server in
            try await server.post(TestCall("before").newCall())
            try await server.waitForUser("admin")
            try await proxy.publish(.dashboard, of: server.port) { port in
                let base = "http://127.0.0.1:\(port)/phone/"
                try await Browser.with { browser in
                    // A call is asked for, the login comes between, and then the call is there.
                    try await browser.open(base + "calls?direction=in")
                    try await browser.wait(for: "location.pathname", toBe: "/phone/login")
                    try await browser.fillLogin()
                    try await browser.wait(
                        for: "location.pathname + location.search",
                        toBe: "/phone/calls?direction=in"
                    )
                    try await browser.wait(for: "document.querySelectorAll('tr[data-call]').length", toBe: "1")
                    for page in ["", "live", "call-backs", "staffing", "definitions", "status", "settings", "account"] {
                        try await browser.open(base + page)
                        try await browser.wait(for: "document.body.dataset.ready", toBe: "true")
                    }
                    try await browser.open(base + "live")
                    try await browser.wait(for: "document.querySelector('#wall-waiting').textContent", toBe: "1")
                    try await server.post(TestCall("after").newCall())
                    try await browser.wait(for: "document.querySelector('#wall-waiting').textContent", toBe: "2")
                    let asked = try await browser.requestedAddresses().filter { !$0.hasPrefix("data:") }
                    #expect(asked.filter { !$0.hasPrefix(base) } == [])
                }
            }
        }
    }
}

extension Browser {
    /// Fills the form of the dashboard's login as a reader would, and sends it.
    fileprivate func fillLogin() async throws {
        try await wait(for: "document.body.dataset.ready", toBe: "true")
        _ = try await text("document.querySelector('#name').focus()")
        try await press("admin\u{E004}\(Server.password)\u{E007}")
    }
}
