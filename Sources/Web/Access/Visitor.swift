import Hummingbird
import Logging
import NIOCore

/// What is known of whoever sent a request.
struct Visitor: RequestContext, RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: SocketAddress?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }
}

extension Request {
    /// The IP address of the browser, for counting failed logins.
    ///
    /// A proxy on the same machine names it as the last one of `X-Forwarded-For`; nobody else is believed.
    func address(seenBy context: Visitor) -> String {
        let peer = context.remoteAddress?.ipAddress ?? ""
        guard peer == "127.0.0.1" || peer == "::1", let forwarded = headers[.xForwardedFor] else { return peer }
        return forwarded.split(separator: ",").last.map { String($0.trimming { $0 == " " }) } ?? peer
    }

    /// Whether the browser has reached the service over HTTPS, as far as a proxy says.
    func isEncrypted(_ baseAddress: String) -> Bool {
        headers[.xForwardedProto]?.lowercased() == "https" || baseAddress.hasPrefix("https://")
    }
}

extension StringProtocol {
    fileprivate func trimming(_ isUnwanted: (Character) -> Bool) -> SubSequence {
        let start = drop(while: isUnwanted)
        return start.prefix(start.count - start.reversed().prefix(while: isUnwanted).count)
    }
}
