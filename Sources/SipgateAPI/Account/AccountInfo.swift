/// What an account is and how long it keeps its history.
///
/// `GET /account`.
public struct AccountInfo: Hashable, Sendable, Codable {
    /// The name of the company; empty when there is none.
    public var company: String
    /// The product, such as `TEAM`; empty when sipgate does not say.
    public var mainProductType: String
    /// How far back the history reaches.
    public var historyLifeTime: HistoryLifeTime

    /// Describes an account.
    public init(company: String, mainProductType: String = "", historyLifeTime: HistoryLifeTime) {
        self.company = company
        self.mainProductType = mainProductType
        self.historyLifeTime = historyLifeTime
    }

    /// Reads sipgate's answer; nothing is required.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        company = container.looseText(.company)
        mainProductType = container.looseText(.mainProductType)
        historyLifeTime = HistoryLifeTime(rawValue: container.looseText(.historyLifeTime))
    }
}

/// How long sipgate keeps the history of an account, which bounds what can be made up for.
public struct HistoryLifeTime: OpenWord {
    /// The word as sipgate sent it; empty when it sent none.
    public let rawValue: String

    /// Takes any word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Nothing is kept.
    public static let none = Self(rawValue: "NONE")
    /// Thirty days are kept.
    public static let thirtyDays = Self(rawValue: "THIRTY_DAYS")
    /// All is kept.
    public static let unlimited = Self(rawValue: "UNLIMITED")
}
