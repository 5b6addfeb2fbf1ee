import Foundation

extension StubAccount {
    /// Where calls are pushed to.
    package struct WebhookSettings: Sendable, Equatable {
        package var incomingURL: String
        package var outgoingURL: String
        package var isLogged: Bool
        /// The phone lines, groups and users whose calls are pushed; nil for all, empty for none.
        package var whitelist: [String]?

        /// Settings as they are before anyone touched them.
        package init(
            incomingURL: String = "",
            outgoingURL: String = "",
            isLogged: Bool = false,
            whitelist: [String]? = nil
        ) {
            self.incomingURL = incomingURL
            self.outgoingURL = outgoingURL
            self.isLogged = isLogged
            self.whitelist = whitelist
        }
    }

    /// A webhook request of the past, as sipgate's log shows it.
    package struct WebhookLogEntry: Sendable {
        package var created: Date
        package var url: String
        package var request: String
        package var response: String
        package var xmlError: String
        /// The status of the answer, as text.
        package var status: String

        package init(
            created: Date,
            url: String,
            request: String,
            response: String = "HTTP/1.1 200 OK",
            xmlError: String = "",
            status: String = "200"
        ) {
            self.created = created
            self.url = url
            self.request = request
            self.response = response
            self.xmlError = xmlError
            self.status = status
        }
    }
}
