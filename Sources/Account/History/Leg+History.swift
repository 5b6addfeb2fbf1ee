import Calls
import PushAPI
import SipgateAPI
import Store

extension Leg {
    /// What an entry of the account's history tells of a leg.
    ///
    /// Entries without a `callId` get an id of their own, so that reading them again changes nothing.
    ///
    /// Source: `GET /history` of the REST API.
    init(_ entry: HistoryEntry) {
        self.init(
            callID: entry.callID ?? Self.namelessPrefix + entry.id,
            record: Record(
                startedAt: entry.createdAt,
                duration: entry.duration ?? 0,
                direction: (entry.direction.isIncoming ?? true) ? .incoming : .outgoing,
                caller: entry.source,
                callee: entry.target,
                result: Record.Result(entry.result),
                modifiedAt: entry.modifiedAt
            )
        )
    }
}

extension Leg.Record.Result {
    fileprivate init(_ result: HistoryEntry.Result) {
        self =
            switch result {
            case .answered: .answered
            case .voicemail: .voicemail
            case .forwarded: .forwarded
            case .missed: .missed
            case .busy: .busy
            case .rejected: .rejected
            case .unreachable: .unreachable
            }
    }
}
