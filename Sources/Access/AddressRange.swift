import Foundation

/// IP addresses that begin alike: `10.0.0.0/8`, `fd00::/8`, or a single one.
public struct AddressRange: Hashable, Sendable {
    private let first: [UInt8]
    private let length: Int

    /// Reads an address, with or without the length of the part that counts (RFC 4632, RFC 4291).
    ///
    /// - Returns: nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let bytes = Self.bytes(of: String(parts[0])) else { return nil }
        let length = parts.count == 2 ? Int(parts[1]) : bytes.count * 8
        guard let length, (0...bytes.count * 8).contains(length) else { return nil }
        (first, self.length) = (bytes, length)
    }

    /// The machine itself.
    public static let loopback = ["127.0.0.0/8", "::1"].compactMap { AddressRange($0) }

    /// Whether an address is one of these; no for a text that is none.
    public func contains(_ address: String) -> Bool {
        guard let bytes = Self.bytes(of: address), bytes.count == first.count else { return false }
        return (0..<length).allSatisfy { bit in
            (bytes[bit / 8] ^ first[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
        }
    }

    /// Four bytes for IPv4, also where IPv6 carries it, else sixteen.
    static func bytes(of address: String) -> [UInt8]? {
        var (short, long) = ([UInt8](repeating: 0, count: 4), [UInt8](repeating: 0, count: 16))
        if inet_pton(AF_INET, address, &short) == 1 { return short }
        guard inet_pton(AF_INET6, address, &long) == 1 else { return nil }
        let isIPv4 = long.prefix(12).elementsEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff])
        return isIPv4 ? Array(long.suffix(4)) : long
    }
}
