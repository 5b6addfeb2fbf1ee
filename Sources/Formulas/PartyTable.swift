/// A value for each party, found without hashing.
///
/// Parties are numbered densely from 1 by whoever feeds them, so an array as long as the largest number is small.
struct PartyTable<Value: Sendable>: Sendable {
    private let initial: Value
    private var values: [Value] = []

    init(initial: Value) {
        self.initial = initial
    }

    /// The value of a party, at first `initial`.
    subscript(party: UInt32) -> Value {
        get { Int(party) < values.count ? values[Int(party)] : initial }
        set {
            let index = Int(party)
            if index >= values.count {
                let wanted = max(index + 1, 2 * values.count)
                values.append(contentsOf: repeatElement(initial, count: wanted - values.count))
            }
            values[index] = newValue
        }
    }
}
