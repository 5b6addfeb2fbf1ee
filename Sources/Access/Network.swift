import Foundation

/// Where a request comes from, as far as one customer of a provider can not choose it freely.
enum Network {
    /// The address itself for IPv4, its first 64 bits for IPv6: that many a single household gets, with all that
    /// follow.
    static func name(of address: String) -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, address, &bytes) == 1 else { return String(address.unicodeScalars.prefix(64)) }
        let isIPv4 = bytes.prefix(12).elementsEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff])
        guard !isIPv4 else { return bytes.suffix(4).map(String.init).joined(separator: ".") }
        return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":")
    }
}
