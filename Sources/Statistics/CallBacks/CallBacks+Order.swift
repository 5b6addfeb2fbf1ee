import Formulas

extension [CallBacks.Case] {
    /// The first ones of those who still wait, then of the others, each by the last missed call, the latest first.
    ///
    /// There may be hundreds of thousands: what is sorted are two numbers of each, not the cases.
    func mostUrgent(_ limit: Int) -> [CallBacks.Case] {
        let order = indices.map { (isOpen: self[$0].isOpen, lastMissed: self[$0].lastMissedAt, index: $0) }
            .sorted { left, right in
                guard left.isOpen == right.isOpen else { return left.isOpen }
                return (left.lastMissed, self[left.index].party) > (right.lastMissed, self[right.index].party)
            }
        return order.prefix(limit).map { self[$0.index] }
    }
}
