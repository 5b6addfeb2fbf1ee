import Calls

extension Ledger {
    /// Removes legs, and journeys of which nothing is left; what is left of others is divided anew.
    func remove(_ gone: [StoredLeg]) throws {
        guard !gone.isEmpty else { return }
        let ids = Set(gone.map(\.leg.callID))
        let fellows = try transaction.legs(ofJourneys: Array(Set(gone.map(\.journeyID))))
        try transaction.classifier.refresh(from: transaction)
        var recount = Recount()
        var rows: [String: Int64] = [:]
        for (journey, members) in Dictionary(grouping: fellows, by: \.journeyID).sorted(by: { $0.key < $1.key }) {
            let rest = members.filter { !ids.contains($0.leg.callID) }
            if rest.isEmpty {
                recount.replace(members.first?.journey, with: nil, transaction)
                try transaction.removeJourney(id: journey)
            } else {
                try settle(rest, [], &recount, &rows)
            }
        }
        let gone = gone.compactMap(\.row)
        try transaction.execute("DELETE FROM calls WHERE id IN (\(list: gone))")
        try transaction.execute("DELETE FROM leg_names WHERE leg_id IN (\(list: gone))")
        try recount.write(in: transaction)
    }
}
