/// The firm whose telephone traffic is simulated: its numbers, its people and those who call it.
///
/// Every number lies in a range that the Bundesnetzagentur (or, for London, Ofcom) keeps free for films and
/// books, so that no simulated call shows the number of a real person.
public struct Company: Sendable {
    /// The sipgate account, the front part of every `fullUserId`.
    public let account: String
    /// The number on the letterhead; rings at the reception.
    ///
    /// Digits without `+`.
    public let mainNumber: String
    /// The teams, each with a number that rings all its members.
    public let departments: [Department]
    /// Everybody with an own number, in order of the extension.
    public let colleagues: [Colleague]
    /// Those who call and are called.
    public let customers: Customers

    /// Founds the firm that belongs to `seed`; people and own numbers are always the same.
    ///
    /// - Parameters:
    ///   - seed: Chooses the customers' numbers.
    ///   - customers: How many customers are known; at most `Customers.largestPool`.
    public init(seed: UInt64 = 1, customers: Int = 3000) {
        let account = "3141592"
        let exchange = "492214710"
        self.account = account
        mainNumber = exchange + "100"
        departments = Self.staff.enumerated().map { place, team in
            let number = exchange + "\(100 + place * 20)"
            let colleagues = team.names.enumerated().map { index, name in
                let position = Self.staff.prefix(place).reduce(index) { $0 + $1.names.count }
                let userID = "w\(position)"
                return Colleague(
                    name: name,
                    userID: userID,
                    fullUserID: account + userID,
                    number: exchange + "\(101 + place * 20 + index)"
                )
            }
            return Department(name: team.name, number: number, colleagues: colleagues)
        }
        colleagues = departments.flatMap(\.colleagues)
        self.customers = Customers(seed: seed, count: customers)
    }

    private static let staff: [(name: String, names: [String])] = [
        ("Reception", ["Empfang & Zentrale", "Käthe Löwe"]),
        ("Sales", ["Anna Müller", "Jürgen Schäfer", "Emre Yılmaz", "Lena Hoffmann"]),
        ("Support", ["Björn Köhler", "Zoë Krüger", "Paweł Nowak", "Sabine Groß", "Thomas Becker"]),
        ("Accounting", ["Günther Böhm", "Claudia Jäger"]),
        ("Workshop", ["Oliver Weiß", "Katrin Möller", "André Stößel"]),
    ]
}

/// A team with a number of its own.
public struct Department: Hashable, Sendable {
    /// Display name.
    public let name: String
    /// The number that rings all members.
    ///
    /// Digits without `+`.
    public let number: String
    /// The members.
    public let colleagues: [Colleague]
}

/// Somebody who works at the firm.
public struct Colleague: Hashable, Sendable {
    /// Display name, often with letters that a form must escape.
    public let name: String
    /// Extension within the account, such as `w3`.
    public let userID: String
    /// Account and extension, such as `3141592w3`.
    public let fullUserID: String
    /// The direct number.
    ///
    /// Digits without `+`.
    public let number: String
}
