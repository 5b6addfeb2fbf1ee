/// Whose login it is.
///
/// `GET /authorization/userinfo`; `masterSipId` and `sub` together are the `fullUserId` of the Push API.
public struct UserInfo: Hashable, Sendable, Codable {
    /// The id of the user within the account, such as `w0`.
    public var sub: String
    /// The domain of the country, such as `sipgate.de`; empty when sipgate does not say.
    public var domain: String
    /// The id of the account; the same for all its users.
    public var masterSipId: String
    /// The language, such as `de_DE`; empty when sipgate does not say.
    public var locale: String

    /// Describes a user.
    public init(sub: String, domain: String, masterSipId: String, locale: String) {
        self.sub = sub
        self.domain = domain
        self.masterSipId = masterSipId
        self.locale = locale
    }

    /// Reads sipgate's answer; `sub` and `masterSipId` are required.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        sub = try container.requiredText(.sub)
        domain = container.looseText(.domain)
        masterSipId = try container.requiredText(.masterSipId)
        locale = container.looseText(.locale)
    }
}
