/// Disjoint sets of legs that may belong together (union–find with path halving).
struct Clusters {
    private var parent: [String: String] = [:]

    /// All legs in any set.
    var members: some Collection<String> { parent.keys }

    /// Adds a leg as a set of its own, unless it already is in one.
    mutating func insert(_ callID: String) {
        if parent[callID] == nil { parent[callID] = callID }
    }

    /// Makes one set of the sets of two legs.
    mutating func join(_ left: String, _ right: String) {
        insert(left)
        insert(right)
        parent[root(of: left)] = root(of: right)
    }

    /// The sets.
    mutating func all() -> some Sequence<[String]> {
        var sets: [String: [String]] = [:]
        sets.reserveCapacity(parent.count)
        for callID in Array(parent.keys) { sets[root(of: callID), default: []].append(callID) }
        return sets.values
    }

    private mutating func root(of callID: String) -> String {
        var current = callID
        while let next = parent[current], next != current {
            let skip = parent[next] ?? next
            parent[current] = skip
            current = skip
        }
        return current
    }
}
