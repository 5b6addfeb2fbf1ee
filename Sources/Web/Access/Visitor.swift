import Access
import Hummingbird
import Logging
import NIOCore
import Statistics

/// What is known of whoever sent a request.
struct Visitor: RequestContext, RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: SocketAddress?
    /// Who it is, as far as the fence before the route has found out.
    var standing = Standing.stranger

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }
}

extension Visitor {
    /// What is known of who it is.
    enum Standing: Sendable {
        /// Nobody has asked, as for routes that are open to all.
        case stranger
        /// It is known.
        case known(Identity)
        /// The database that knows is away.
        case unverifiable(any Error)
    }

    /// Who it is.
    ///
    /// - Throws: `Problem` 401, or why nobody can tell.
    var identity: Identity {
        get throws {
            switch standing {
            case .known(let identity): return identity
            case .stranger: throw Problem.notLoggedIn(.en)
            case .unverifiable(let reason): throw reason
            }
        }
    }
}

extension Request {
    /// The IP address of the browser, for counting failed logins.
    ///
    /// A proxy names it as the last one of `X-Forwarded-For`; nobody else is believed.
    func address(seenBy context: Visitor, behind proxies: [AddressRange]) -> String {
        let peer = context.remoteAddress?.ipAddress ?? ""
        guard proxies.contains(where: { $0.contains(peer) }), let forwarded = headers[.xForwardedFor] else {
            return peer
        }
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
