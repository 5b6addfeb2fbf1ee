import Foundation

extension State {
    func history(_ question: Question) -> Answer {
        let filter: HistoryFilter
        do {
            filter = try HistoryFilter(question.parameters)
        } catch {
            return .error(error.status, error.status == 403 ? "Forbidden" : "Bad Request", error.reason)
        }
        // What is called on neo is told elsewhere.
        let known = account.history.filter { account.product == .classic || $0.kind != .call }
        let entries = known.filter(filter.admits).sorted { ($0.created, $0.id) > ($1.created, $1.id) }
        let page = entries.dropFirst(filter.offset).prefix(filter.limit)
        return .json(WireHistory(items: page.map(WireEntry.init), totalCount: entries.count))
    }
}

/// What a question about the history asks for.
private struct HistoryFilter {
    /// Why there is no such filter.
    struct Refusal: Error {
        var status = 400
        var reason: String
    }

    var kinds: Set<StubAccount.HistoryEntry.Kind>
    var directions: Set<StubAccount.HistoryEntry.Direction>
    var starred: Set<Bool>
    var connectionIDs: Set<String>
    var isArchived: Bool
    var from: Date?
    var to: Date?
    var phoneNumber: String?
    var offset: Int
    var limit: Int

    init(_ form: Form) throws(Refusal) {
        kinds = try form.words("types", StubAccount.HistoryEntry.Kind.init)
        directions = try form.words("directions", StubAccount.HistoryEntry.Direction.init)
        starred = try form.words("starred") { ["STARRED": true, "UNSTARRED": false][$0] }
        connectionIDs = Set(form.all("connectionIds"))
        if connectionIDs.contains(where: { $0.hasPrefix("e") || $0.hasPrefix("y") || $0.hasPrefix("x") }) {
            throw Refusal(status: 403, reason: "connectionIds takes no devices.")
        }
        guard let isArchived = Bool(form["archived"] ?? "false") else {
            throw Refusal(reason: "archived is true or false.")
        }
        self.isArchived = isArchived
        from = try form.moment("from")
        to = try form.moment("to")
        phoneNumber = form["phonenumber"]
        guard let offset = form.whole("offset", default: 0), let limit = form.whole("limit", default: 10),
            limit <= 1_000
        else { throw Refusal(reason: "offset is not negative, and limit is between 0 and 1000.") }
        self.offset = offset
        self.limit = limit
    }

    func admits(_ entry: StubAccount.HistoryEntry) -> Bool {
        (kinds.isEmpty || kinds.contains(entry.kind))
            && (directions.isEmpty || directions.contains(entry.direction))
            && (starred.isEmpty || starred.contains(entry.isStarred))
            && (connectionIDs.isEmpty || !connectionIDs.isDisjoint(with: entry.connectionIDs))
            && entry.isArchived == isArchived
            && from.map { entry.created >= $0 } ?? true
            && to.map { entry.created <= $0 } ?? true
            && phoneNumber.map { [entry.source, entry.target].contains($0) } ?? true
    }
}

extension Form {
    fileprivate func words<Word: Hashable>(
        _ name: String,
        _ word: (String) -> Word?
    ) throws(HistoryFilter.Refusal) -> Set<Word> {
        var words: Set<Word> = []
        for text in all(name) {
            guard let word = word(text) else { throw .init(reason: "\(name) does not know \(text).") }
            words.insert(word)
        }
        return words
    }

    fileprivate func moment(_ name: String) throws(HistoryFilter.Refusal) -> Date? {
        guard let text = self[name] else { return nil }
        let styles = [Date.ISO8601FormatStyle(), Date.ISO8601FormatStyle(includingFractionalSeconds: true)]
        for style in styles {
            if let moment = try? style.parse(text) { return moment }
        }
        throw .init(reason: "\(name) is a date and time as ISO 8601 writes it.")
    }
}

private struct WireHistory: Encodable {
    var items: [WireEntry]
    var totalCount: Int
}

private struct WireEntry: Encodable {
    struct Routed: Encodable {
        struct Endpoint: Encodable {
            var `extension`: String
            var type: String
        }

        var type: String
        var endpoint: Endpoint
    }

    var id: String
    var source: String
    var target: String
    var sourceAlias: String
    var targetAlias: String
    var type: String
    var created: Date
    var lastModified: Date
    var direction: String
    var incoming: Bool
    var status: String
    var connectionIds: [String]
    var read: Bool
    var archived: Bool
    var note: String
    var endpoints: [Routed]
    var starred: Bool
    var labels: [String] = []
    var callId: String?
    var recordingUrl = ""
    var recordings: [String] = []
    var duration: Int
    var responder: String
    var responderAlias: String

    init(_ entry: StubAccount.HistoryEntry) {
        id = entry.id
        source = entry.source
        target = entry.target
        sourceAlias = entry.sourceAlias
        targetAlias = entry.targetAlias
        type = entry.kind.rawValue
        created = entry.created
        lastModified = entry.lastModified
        direction = entry.direction.rawValue
        incoming = entry.direction == .incoming || entry.direction == .missedIncoming
        status = entry.status.rawValue
        connectionIds = entry.connectionIDs
        read = entry.isRead
        archived = entry.isArchived
        note = entry.note
        endpoints = entry.endpoints.map { Routed(type: $0.role, endpoint: .init(extension: $0.id, type: $0.kind)) }
        starred = entry.isStarred
        callId = entry.callID
        duration = entry.duration
        responder = entry.responder
        responderAlias = entry.responderAlias
    }
}
