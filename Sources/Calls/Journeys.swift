import PushAPI

/// Which legs belong together.
public enum Journeys {
    /// Divides legs into journeys: the connected parts of the graph whose edges are `Leg.isLinked`.
    ///
    /// A function of the legs alone, so the order in which they became known cannot matter. Quadratic in the
    /// number of legs; callers hand over only legs that may be linked.
    public static func divide(_ legs: [Leg], _ rules: CallRules) -> [[Leg]] {
        guard legs.count > 1 else { return legs.isEmpty ? [] : [legs] }
        var parts: [[Leg]] = []
        for leg in legs {
            var own = [leg]
            var others: [[Leg]] = []
            for part in parts {
                if part.contains(where: { leg.isLinked(to: $0, rules) }) {
                    own += part
                } else {
                    others.append(part)
                }
            }
            parts = others + [own]
        }
        return parts
    }
}
