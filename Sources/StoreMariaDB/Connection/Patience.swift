/// How long a connection waits before it counts as broken, in whole seconds.
struct Patience: Hashable, Sendable {
    /// For the connection to be made.
    var connecting: UInt32 = 5
    /// For the server's next words, such as the result of a long query.
    var reading: UInt32 = 60
    /// For the server to take what is sent.
    var writing: UInt32 = 20

    /// For the ordinary work.
    static let everyday = Patience()
    /// For changes of large tables, which may take hours.
    static let migration = Patience(reading: 86_400)
}
