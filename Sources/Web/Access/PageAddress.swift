import Hummingbird

/// Addresses of pages as seen from one another.
///
/// All are relative: behind a proxy the service may live under a path that it does not know.
enum PageAddress {
    /// The login page, from where a reader gets on to the page that was asked for.
    static func login(insteadOf request: Request) -> String {
        let path = request.uri.path
        let isPage = path.dropFirst().utf8.allSatisfy(isPlain)
        let wanted = String(path.dropFirst()) + (request.uri.query.map { "?" + $0 } ?? "")
        return root(from: path) + "login" + (isPage && !wanted.isEmpty ? "?next=" + encoded(wanted) : "")
    }

    /// The way from an address up to where the pages stand.
    private static func root(from path: String) -> String {
        String(repeating: "../", count: path.utf8.dropFirst().count { $0 == UInt8(ascii: "/") })
    }

    /// Names of pages are made of nothing else, and addresses of other places need something else.
    private static func isPlain(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || byte == UInt8(ascii: "-")
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    /// The text as the value of a parameter.
    private static func encoded(_ text: String) -> String {
        text.utf8.reduce(into: "") { result, byte in
            if isLetterOrDigit(byte) || "-._~".utf8.contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
    }
}
