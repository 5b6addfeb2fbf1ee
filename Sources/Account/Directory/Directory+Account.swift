import PushAPI
import SipgateAPI
import Store

extension Directory {
    /// Puts together what the account says of its groups, numbers and users.
    ///
    /// A number belongs to the group, queue or menu that it leads to (`g…`, `q…`, `h…`); to no group when it leads to a
    /// phone line or a device, or nowhere, as on sipgate neo. Queues and menus have no list of their own: their names
    /// stand with their numbers. Numbers that are extensions (`QUICKDIAL`) belong to no call from outside, but to calls
    /// inside the house.
    ///
    /// Source: `GET /numbers`, `GET /groups` and `GET /users` of the REST API.
    init(numbers: [AccountNumber], groups: [AccountGroup], users: [AccountUser]?) {
        var names: [String: String] = [:]
        for number in numbers {
            guard let endpoint = number.endpointId, Self.isGroup(endpoint) else { continue }
            names[endpoint] = number.endpointAlias ?? names[endpoint] ?? endpoint
        }
        for group in groups { names[group.id] = group.alias.isEmpty ? group.id : group.alias }
        var known: Set<String> = []
        self.init(
            groups: names.sorted { $0.key < $1.key }.map { Entry(id: $0.key, name: $0.value) },
            numbers: numbers.compactMap { number in
                guard known.insert(number.number.text).inserted else { return nil }
                return Number(
                    number: number.number.text,
                    endpoint: number.endpointId,
                    group: number.endpointId.flatMap { Self.isGroup($0) ? $0 : nil }
                )
            },
            users: users?.map { Entry(id: $0.id, name: $0.name.isEmpty ? $0.id : $0.name) }
        )
    }

    /// Whether an endpoint's letter says that several people are behind it.
    private static func isGroup(_ endpoint: String) -> Bool {
        guard let letter = endpoint.first, "gqh".contains(letter) else { return false }
        return endpoint.dropFirst().allSatisfy(\.isNumber) && endpoint.count > 1
    }
}
