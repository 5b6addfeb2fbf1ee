/// A customer of the stub: everything that sipgate knows of one account.
package struct StubAccount: Sendable {
    /// Which telephone system the account runs on.
    package enum Product: String, Sendable {
        /// The old one, with groups and phone lines.
        case classic = "CLASSIC_PBX"
        /// The one of new accounts, whose channels replace groups and phone lines.
        case neo = "NEO_PBX"
    }

    /// How long the account's history is kept, in sipgate's words.
    package enum HistoryLifeTime: String, Sendable {
        case none = "NONE"
        case thirtyDays = "THIRTY_DAYS"
        case unlimited = "UNLIMITED"
    }

    /// Seven digits, the first part of every full user id.
    package var masterSipID: String
    /// The user who logs in, such as `w0`.
    package var userID: String
    package var company: String
    package var product: Product
    package var historyLifeTime: HistoryLifeTime
    /// Whether sipgate.io is booked; without it there are no webhook settings.
    package var isBooked = true

    package var numbers: [Number] = []
    package var groups: [Group] = []
    package var users: [User] = []
    package var phoneLines: [PhoneLine] = []
    /// In any order; answered newest first.
    package var history: [HistoryEntry] = []
    package var webhooks = WebhookSettings()
    package var webhookLog: [WebhookLogEntry] = []
    package var clients: [OAuthClient] = []
    package var tokens: [PersonalToken] = []

    /// How many numbers an answer holds when the question names no limit.
    package var numbersPerPage = 10
    /// How many numbers an answer holds at most, whatever the question wants.
    package var mostNumbersPerPage = 100

    /// An account with nobody and nothing in it.
    package init(
        masterSipID: String,
        userID: String = "w0",
        company: String,
        product: Product = .classic,
        historyLifeTime: HistoryLifeTime = .unlimited
    ) {
        self.masterSipID = masterSipID
        self.userID = userID
        self.company = company
        self.product = product
        self.historyLifeTime = historyLifeTime
    }
}

extension StubAccount {
    /// A telephone number and where it rings.
    package struct Number: Sendable {
        /// The kinds of number, in sipgate's words.
        package enum Kind: String, Sendable {
            case mobile = "MOBILE"
            case landline = "LANDLINE"
            case quickDial = "QUICKDIAL"
            case international = "INTERNATIONAL"
        }

        package var id: String
        /// E.164 with `+`; the bare extension for a `quickDial`.
        package var number: String
        /// As it is written inside the country.
        package var localized: String
        package var kind: Kind
        /// Such as `g0`, `p0`, `q0`; empty for a number that rings nowhere.
        package var endpointID: String
        package var endpointAlias: String

        package init(
            id: String,
            number: String,
            localized: String,
            kind: Kind = .landline,
            endpointID: String = "",
            endpointAlias: String = ""
        ) {
            self.id = id
            self.number = number
            self.localized = localized
            self.kind = kind
            self.endpointID = endpointID
            self.endpointAlias = endpointAlias
        }
    }

    /// A group of users who are rung together.
    package struct Group: Sendable {
        /// Such as `g0`.
        package var id: String
        package var alias: String
        package var userIDs: [String]

        package init(id: String, alias: String, userIDs: [String] = []) {
            self.id = id
            self.alias = alias
            self.userIDs = userIDs
        }
    }

    /// A person of the firm.
    package struct User: Sendable {
        /// Such as `w0`.
        package var id: String
        package var firstName: String
        package var lastName: String
        package var email: String
        package var isAdministrator: Bool

        package init(id: String, firstName: String, lastName: String, email: String, isAdministrator: Bool = false) {
            self.id = id
            self.firstName = firstName
            self.lastName = lastName
            self.email = email
            self.isAdministrator = isAdministrator
        }
    }

    /// A phone line of a user; only on a classic account.
    package struct PhoneLine: Sendable {
        /// Such as `p0`.
        package var id: String
        package var alias: String
        package var userID: String

        package init(id: String, alias: String, userID: String) {
            self.id = id
            self.alias = alias
            self.userID = userID
        }
    }
}
