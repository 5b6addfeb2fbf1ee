import PushAPI

extension SipgateClient {
    /// Asks whose login it is, which is the cheapest proof that the credentials are good.
    ///
    /// Needs no scope.
    public func userInfo() async throws -> UserInfo {
        try await ask(.userInfo, for: UserInfo.self)
    }

    /// Asks for the account.
    ///
    /// Needs `account:read`.
    public func account() async throws -> AccountInfo {
        let operation = Operation(path: ["account"], what: "the account", scopes: [Scope.accountRead])
        return try await ask(operation, for: AccountInfo.self)
    }

    /// Asks for all numbers, page by page.
    ///
    /// Needs `numbers:read`. sipgate documents neither a default nor a limit of the page's size, so a short page may
    /// only mean that sipgate gives less at once. The reading ends with a page that brings nothing new: an empty one,
    /// or the same again from a server that knows no paging.
    public func numbers() async throws -> [AccountNumber] {
        var numbers: [AccountNumber] = []
        var known: Set<String> = []
        while true {
            let page = try await ask(.numbers(offset: numbers.count), for: Listing<AccountNumber>.self)
            let new = page.items.filter { known.insert($0.id).inserted }
            numbers += new
            guard !new.isEmpty else { return numbers }
        }
    }

    /// Asks for all groups.
    ///
    /// Needs `groups:read`.
    public func groups() async throws -> [AccountGroup] {
        let operation = Operation(path: ["groups"], what: "the groups", scopes: [Scope.groupsRead])
        return try await ask(operation, for: Listing<AccountGroup>.self).items
    }

    /// Asks for the users.
    ///
    /// Needs `users:read`; only an administrator's login sees all of them.
    public func users() async throws -> [AccountUser] {
        let operation = Operation(path: ["users"], what: "the users", scopes: [Scope.usersRead])
        return try await ask(operation, for: Listing<AccountUser>.self).items
    }

    /// Asks for sipgate's time; works without a valid login.
    ///
    /// - Returns: How far sipgate's clock is ahead of ours in milliseconds, negative when it is behind; to about half
    ///   a second, as the `Date` header holds whole seconds.
    public func serverTime() async throws -> Int64 {
        let asked = clock()
        let response = try await transport.send(Operation.userInfo.request(addresses, nil))
        let answered = clock()
        guard let date = response.date else {
            throw SipgateError.unreadable(what: "the time", reason: "The answer has no Date header.")
        }
        // The header cuts the second off, and was written somewhere between question and answer.
        return (date + 500) - (asked + (answered - asked) / 2)
    }
}

extension Operation {
    static let numbersPerPage = 100

    static let userInfo = Operation(path: ["authorization", "userinfo"], what: "the user", scopes: [])

    static func numbers(offset: Int) -> Operation {
        Operation(
            path: ["numbers"],
            query: [("offset", "\(offset)"), ("limit", "\(numbersPerPage)")],
            what: "the numbers",
            scopes: [Scope.numbersRead]
        )
    }
}
