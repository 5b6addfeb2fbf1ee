import PushAPI

/// A number of the account, and where its calls go.
///
/// `GET /numbers`.
public struct AccountNumber: Hashable, Sendable, Codable {
    /// The id of the number.
    public var id: String
    /// The number in the product's one spelling; an extension (`QUICKDIAL`) is kept as it came.
    public var number: PhoneNumber
    /// The id of what rings, such as `g0` for a group or `p1` for a phone line; nil when unassigned, and on neo.
    public var endpointId: String?
    /// The name of what rings.
    public var endpointAlias: String?
    /// The kind of the number.
    public var type: Kind

    /// Describes a number.
    public init(id: String, number: PhoneNumber, endpointId: String?, endpointAlias: String?, type: Kind) {
        self.id = id
        self.number = number
        self.endpointId = endpointId
        self.endpointAlias = endpointAlias
        self.type = type
    }

    /// Reads sipgate's answer; `id` and `number` are required.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.requiredText(.id)
        type = Kind(rawValue: container.looseText(.type))
        let text = try container.requiredText(.number)
        let isExtension = type == .quickDial
        guard let number = isExtension ? PhoneNumber(stored: text) : PhoneNumber(spoken: text) else {
            throw DecodingError.dataCorruptedError(forKey: .number, in: container, debugDescription: "no number")
        }
        self.number = number
        endpointId = container.filledText(.endpointId)
        endpointAlias = container.filledText(.endpointAlias)
    }

    /// The kind of a number.
    public struct Kind: OpenWord {
        /// The word as sipgate sent it; empty when it sent none.
        public let rawValue: String

        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A number of a mobile network.
        public static let mobile = Self(rawValue: "MOBILE")
        /// A number of the fixed network.
        public static let landline = Self(rawValue: "LANDLINE")
        /// An extension within the account.
        public static let quickDial = Self(rawValue: "QUICKDIAL")
        /// A number of another country.
        public static let international = Self(rawValue: "INTERNATIONAL")
    }
}

/// A group of the account; `GET /groups`.
public struct AccountGroup: Hashable, Sendable, Codable {
    /// The id of the group, such as `g0`; stays when the group is renamed.
    public var id: String
    /// The name of the group; empty when it has none.
    public var alias: String

    /// Describes a group.
    public init(id: String, alias: String) {
        self.id = id
        self.alias = alias
    }

    /// Reads sipgate's answer; `id` is required.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.requiredText(.id)
        alias = container.looseText(.alias)
    }
}

/// A user of the account; `GET /users`.
public struct AccountUser: Hashable, Sendable, Codable {
    /// The id of the user within the account, such as `w0`.
    public var id: String
    /// The first name; empty when there is none.
    public var firstname: String
    /// The last name; empty when there is none.
    public var lastname: String

    /// First and last name.
    public var name: String { [firstname, lastname].filter { !$0.isEmpty }.joined(separator: " ") }

    /// Describes a user.
    public init(id: String, firstname: String, lastname: String) {
        self.id = id
        self.firstname = firstname
        self.lastname = lastname
    }

    /// Reads sipgate's answer; `id` is required.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.requiredText(.id)
        firstname = container.looseText(.firstname)
        lastname = container.looseText(.lastname)
    }
}
