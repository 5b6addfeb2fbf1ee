import Hummingbird

extension Request {
    /// The parameters of the address by name, each with all its values.
    var parameters: [String: [String]] {
        Dictionary(grouping: uri.queryParameters, by: { String($0.key) }).mapValues { $0.map { String($0.value) } }
    }
}
