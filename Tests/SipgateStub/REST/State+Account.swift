extension State {
    func userInfo() -> Answer {
        .json([
            "sub": account.userID, "domain": "sipgate.de", "masterSipId": account.masterSipID, "locale": "de_DE",
        ])
    }

    func accountInfo() -> Answer {
        .json(
            AccountInfo(
                company: account.company,
                mainProductType: "TEAM",
                logoUrl: "",
                verified: true,
                historyLifeTime: account.historyLifeTime.rawValue
            )
        )
    }

    func users() -> Answer {
        .json(Items(items: account.users.map(WireUser.init)))
    }
}

/// The envelope of most lists.
struct Items<Item: Encodable>: Encodable {
    var items: [Item]
}

private struct AccountInfo: Encodable {
    var company: String
    var mainProductType: String
    var logoUrl: String
    var verified: Bool
    var historyLifeTime: String
}

private struct WireUser: Encodable {
    var id: String
    var firstname: String
    var lastname: String
    var email: String
    var defaultDevice: String
    var busyOnBusy = false
    var addressId = "1"
    var directDialIds: [String] = []
    var timezone = "Europe/Berlin"
    var admin: Bool

    init(_ user: StubAccount.User) {
        id = user.id
        firstname = user.firstName
        lastname = user.lastName
        email = user.email
        defaultDevice = "e\(user.id.dropFirst())"
        admin = user.isAdministrator
    }
}
