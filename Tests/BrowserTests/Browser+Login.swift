import TestSupport

extension Browser {
    /// Logs in as a page does, and waits until that has worked.
    ///
    /// - Parameter server: Was started with `Server.password` as `ADMIN_PASSWORD`, or has the user otherwise.
    func logIn(to server: Server, as name: String = "admin") async throws {
        try await server.waitForUser(name)
        try await open(server.url + "login")
        try await wait(for: "document.body.dataset.ready", toBe: "true")
        let answer = """
            fetch('api/v1/session', {
              method: 'POST', headers: { 'content-type': 'application/json' },
              body: JSON.stringify({ name: '\(name)', password: '\(Server.password)' }),
            }).then(({ status }) => { document.body.dataset.login = status; })
            """
        _ = try await text(answer)
        try await wait(for: "document.body.dataset.login", toBe: "200")
    }
}
