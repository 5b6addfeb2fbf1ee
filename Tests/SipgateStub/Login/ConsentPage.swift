/// The page that asks a user whether a program may come in.
struct ConsentPage {
    /// A whole page.
    let html: String

    init(_ request: AuthorizationRequest, question: Question, account: StubAccount) {
        let scopes = request.scopes.map { "<li>\(Self.escaped($0))</li>" }.joined(separator: "\n")
        html = Self.page(
            """
            <h1>\(Self.escaped(request.clientName))</h1>
            <p>would like to use the account of \(Self.escaped(account.company)) for:</p>
            <ul id="scopes">
            \(scopes)
            </ul>
            <form method="post" action="\(Self.escaped("\(question.path)?\(question.query)"))">
            <button id="allow" name="decision" value="allow">Allow</button>
            <button id="deny" name="decision" value="deny">Deny</button>
            </form>
            """
        )
    }

    /// The page of an error that no program hears of.
    static func error(_ sentence: String) -> String {
        page("<h1>We are sorry...</h1>\n<p id=\"error\">\(escaped(sentence))</p>")
    }

    private static func page(_ body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Log in to sipgate (a stub)</title></head>
        <body>
        \(body)
        </body>
        </html>
        """
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
