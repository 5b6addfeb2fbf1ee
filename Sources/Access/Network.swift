/// Where a request comes from, as far as one customer of a provider can not choose it freely.
enum Network {
    /// The address itself for IPv4, its first 64 bits for IPv6: that many a single household gets, with all that
    /// follow.
    static func name(of address: String) -> String {
        guard let bytes = AddressRange.bytes(of: address) else { return String(address.unicodeScalars.prefix(64)) }
        guard bytes.count == 16 else { return bytes.map(String.init).joined(separator: ".") }
        return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":")
    }
}
