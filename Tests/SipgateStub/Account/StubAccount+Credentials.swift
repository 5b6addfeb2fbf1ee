extension StubAccount {
    /// A program that may send users to the login page.
    package struct OAuthClient: Sendable {
        package var id: String
        package var secret: String
        package var name: String
        package var description: String
        package var redirectURIs: [String]
        package var webOrigins: [String]
        package var privacyURL: String
        package var termsURL: String

        package init(
            id: String,
            secret: String,
            name: String,
            description: String = "",
            redirectURIs: [String],
            webOrigins: [String] = [],
            privacyURL: String = "",
            termsURL: String = ""
        ) {
            self.id = id
            self.secret = secret
            self.name = name
            self.description = description
            self.redirectURIs = redirectURIs
            self.webOrigins = webOrigins
            self.privacyURL = privacyURL
            self.termsURL = termsURL
        }
    }

    /// A personal access token, used as name and password of basic authentication.
    package struct PersonalToken: Sendable {
        /// `token-` and six letters or digits.
        package var id: String
        /// A UUID.
        package var token: String
        package var scopes: [String]

        package init(id: String, token: String, scopes: [String]) {
            self.id = id
            self.token = token
            self.scopes = scopes
        }
    }
}
