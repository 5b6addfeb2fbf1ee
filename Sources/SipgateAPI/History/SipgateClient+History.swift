import PushAPI

extension SipgateClient {
    /// The most entries that sipgate sends at once.
    public static let mostEntriesPerPage = 1_000

    /// Asks for a part of the calls and voicemails of a time.
    ///
    /// Needs `history:read`.
    ///
    /// sipgate keeps two lists, and shows one at a time: what users archived in the web app is in neither list but the
    /// second (`archived=true`). An archived call is a call, so the second list is read after the first as if they were
    /// one. Follow ``HistoryPage/nextOffset`` until it is nil. An entry that is archived meanwhile can come twice, and
    /// one that is added moves the others; so match by id, and end the time in the past.
    ///
    /// - Parameters:
    ///   - from: The start of the time, cut to whole seconds.
    ///   - to: The end of the time, raised to whole seconds.
    ///   - offset: How many entries to skip, from 0.
    ///   - limit: The most entries to give, from 1 to ``mostEntriesPerPage``.
    public func history(from: Instant, to: Instant, offset: Int, limit: Int = 500) async throws -> HistoryPage {
        let limit = min(max(limit, 1), Self.mostEntriesPerPage)
        let current = try await list(from, to, archived: false, offset, limit)
        let end = offset + current.count
        let stated = current.total(after: offset)
        // Without a total, a full page may have another behind it.
        if current.count > 0, end < stated ?? (current.count < limit ? end : .max) {
            return page([current], totalCount: stated ?? end + 1, nextOffset: end)
        }
        // Without a total, an empty page does not tell where in the second list it is.
        guard let split = stated ?? (current.count > 0 || offset == 0 ? end : nil) else {
            return page([current], totalCount: offset)
        }
        let room = limit - current.count
        let skipped = max(0, offset - split)
        let archived = try await list(from, to, archived: true, skipped, max(room, 1))
        guard room > 0 else {
            let total = split + (archived.total(after: 0) ?? archived.count)
            return page([current], totalCount: total, nextOffset: archived.count > 0 ? end : nil)
        }
        let last = skipped + archived.count
        let total = archived.total(after: skipped) ?? (archived.count < room ? last : last + 1)
        return page(
            [current, archived],
            totalCount: split + total,
            nextOffset: archived.count > 0 && last < total ? split + last : nil
        )
    }

    private func list(
        _ from: Instant,
        _ to: Instant,
        archived: Bool,
        _ offset: Int,
        _ limit: Int
    ) async throws -> HistoryAnswer {
        let operation = Operation(
            path: ["history"],
            query: [
                ("types", "CALL"), ("types", "VOICEMAIL"),
                ("archived", "\(archived)"),
                ("from", SipgateDate.text(from)), ("to", SipgateDate.text(to + 999)),
                ("offset", "\(offset)"), ("limit", "\(limit)"),
            ],
            what: "the history",
            scopes: [Scope.historyRead]
        )
        return try await ask(operation, for: HistoryAnswer.self)
    }
}

private func page(_ answers: [HistoryAnswer], totalCount: Int, nextOffset: Int? = nil) -> HistoryPage {
    HistoryPage(
        entries: answers.flatMap(\.entries),
        totalCount: totalCount,
        unreadable: answers.reduce(0) { $0 + $1.unreadable },
        nextOffset: nextOffset
    )
}
