import Calls
import Foundation
import Organisation
import PushAPI
import Store

extension Statistics {
    /// Lists calls with their legs, one page at a time.
    ///
    /// A page costs as much as its calls and those in its time that the filters leave out.
    ///
    /// - Throws: `StoreError`.
    public func calls(_ request: CallRequest) async throws -> CallPage {
        let list = CallList(request: request, scope: scope(request.selection))
        let timeZone = calendar.timeZone.identifier
        return try await reader.snapshot { reader in
            let rows = try reader.rows(list.query)
            let calls = try CallList.calls(Array(rows.prefix(request.limit)), in: reader)
            return CallPage(
                from: request.selection.from,
                to: request.selection.to,
                timeZone: timeZone,
                calls: calls,
                next: rows.count > request.limit ? calls.last?.key : nil
            )
        }
    }

    /// One call with its legs, as a list has it; nil when there is none with that number in the store.
    ///
    /// - Throws: `StoreError`.
    public func call(_ id: Int64) async throws -> ListedCall? {
        try await reader.snapshot { reader in
            try CallList.calls(try reader.rows(CallList.query(ofCall: id)), in: reader).first
        }
    }

    func scope(_ request: PanelRequest) -> Scope {
        Scope(
            request: request,
            now: clock(),
            rules: rules,
            calendar: calendar,
            settings: settings(),
            source: source
        )
    }
}
