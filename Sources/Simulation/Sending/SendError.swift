/// Why simulated traffic could not be sent.
public enum SendError: Error, Equatable, CustomStringConvertible {
    /// The text is no address of a webhook.
    case notAnAddress(String)
    /// The address asks for TLS.
    case httpsNotSupported(String)
    /// No connection could be opened.
    case cannotConnect(address: String, reason: String)
    /// The server closed the connection before it answered.
    case connectionLost(address: String)
    /// The server did not answer in time.
    case noAnswer(address: String, seconds: Int64)
    /// What came back is not HTTP.
    case notHTTP(address: String)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .notAnAddress(let text):
            "“\(text)” is not the address of a webhook. Write it like http://127.0.0.1:8080/webhook."
        case .httpsNotSupported(let text):
            """
            The simulation sends over http:// only, and “\(text)” asks for TLS. Give the address of the server \
            itself instead of that of the proxy in front of it.
            """
        case .cannotConnect(let address, let reason):
            "Cannot connect to \(address): \(reason). Check that the server runs and listens there."
        case .connectionLost(let address):
            "\(address) closed the connection before it answered. Look into the server's log for the reason."
        case .noAnswer(let address, let seconds):
            "\(address) did not answer within \(seconds) s. Check that the server is not stopped or overloaded."
        case .notHTTP(let address):
            "What answers at \(address) does not speak HTTP/1.1. Check the port of the address."
        }
    }
}
