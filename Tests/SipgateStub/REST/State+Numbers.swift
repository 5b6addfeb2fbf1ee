/// Where the links in the answers of the real API point to.
private let api = "https://api.sipgate.com/v2"

extension State {
    func numbers(_ question: Question) -> Answer {
        guard let offset = question.parameters.whole("offset", default: 0),
            let limit = question.parameters.whole("limit", default: account.numbersPerPage)
        else { return .error(400, "Bad Request", "offset and limit are whole numbers that are not negative.") }
        let page = account.numbers.dropFirst(offset).prefix(min(limit, account.mostNumbersPerPage))
        return .json(Items(items: page.map { WireNumber($0, of: account) }))
    }

    func groups(_ question: Question) -> Answer {
        let member = question.parameters["userId"]
        let groups = classicGroups.filter { group in member.map(group.userIDs.contains) ?? true }
        return .json(Items(items: groups.map(WireGroup.init)))
    }

    func groupNumbers(_ id: String) -> Answer {
        guard classicGroups.contains(where: { $0.id == id }) else {
            return .error(404, "Not Found", "There is no group \(id).")
        }
        return .json(Items(items: account.numbers.filter { $0.endpointID == id }.map(WireGroupNumber.init)))
    }

    func phoneLines(_ userID: String) -> Answer {
        guard account.product == .classic else {
            return .text("This endpoint requires a sipgate Classic PBX Account", status: 403)
        }
        guard account.users.contains(where: { $0.id == userID }) else {
            return .error(404, "Not Found", "There is no user \(userID).")
        }
        return .json(Items(items: account.phoneLines.filter { $0.userID == userID }.map(WirePhoneLine.init)))
    }

    private var classicGroups: [StubAccount.Group] { account.product == .classic ? account.groups : [] }
}

extension Form {
    /// A whole number that is not negative; nil when something else was sent.
    func whole(_ name: String, default standard: Int) -> Int? {
        guard let text = self[name] else { return standard }
        return Int(text).flatMap { $0 >= 0 ? $0 : nil }
    }
}

private struct WireNumber: Encodable {
    var id: String
    var number: String
    var localized: String
    var type: String
    var endpointId = ""
    var endpointAlias = ""
    var endpointUrl = ""

    init(_ number: StubAccount.Number, of account: StubAccount) {
        id = number.id
        self.number = number.number
        localized = number.localized
        type = number.kind.rawValue
        // On neo a number hangs on what this interface does not show.
        guard account.product == .classic else { return }
        endpointId = number.endpointID
        endpointAlias = number.endpointAlias
        if account.groups.contains(where: { $0.id == endpointId }) {
            endpointUrl = "\(api)/groups/\(endpointId)"
        } else if let line = account.phoneLines.first(where: { $0.id == endpointId }) {
            endpointUrl = "\(api)/\(line.userID)/phonelines/\(endpointId)"
        }
    }
}

private struct WireGroup: Encodable {
    var id: String
    var alias: String
    var groupNumbersUrl: String
    var groupUsersUrl: String
    var departmentId = 1

    init(_ group: StubAccount.Group) {
        id = group.id
        alias = group.alias
        groupNumbersUrl = "\(api)/groups/\(group.id)/numbers"
        groupUsersUrl = "\(api)/groups/\(group.id)/users"
    }
}

private struct WireGroupNumber: Encodable {
    var number: String
    var type: [String]

    init(_ number: StubAccount.Number) {
        self.number = number.number
        type = [number.kind.rawValue]
    }
}

private struct WirePhoneLine: Encodable {
    var id: String
    var alias: String
    var blockAnonymousUrl: String
    var devicesUrl: String
    var forwardingsUrl: String
    var numbersUrl: String
    var parallelForwardingsUrl: String
    var voicemailsUrl: String

    init(_ line: StubAccount.PhoneLine) {
        let address = "\(api)/\(line.userID)/phonelines/\(line.id)"
        id = line.id
        alias = line.alias
        blockAnonymousUrl = "\(address)/blockanonymous"
        devicesUrl = "\(address)/devices"
        forwardingsUrl = "\(address)/forwardings"
        numbersUrl = "\(address)/numbers"
        parallelForwardingsUrl = "\(address)/parallelforwardings"
        voicemailsUrl = "\(address)/voicemails"
    }
}
