/// The XML reply to a newCall that subscribes to the answer and the hangup of the leg.
///
/// Without it sipgate sends no follow-up events. It never holds an action, which would alter the live call.
/// The bytes are the same for every call, so one value serves them all.
public struct NewCallReply: Sendable {
    /// The `Content-Type` that sipgate insists on; with another it ignores the reply.
    public static let contentType = "application/xml"

    /// The whole body, UTF-8.
    public let bytes: [UInt8]

    /// Prepares the reply.
    ///
    /// - Parameter followUpAddress: Absolute URL that shall receive the answer and hangup events.
    public init(followUpAddress: String) {
        let address = Self.attribute(followUpAddress)
        let xml = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response onAnswer="\(address)" onHangup="\(address)"/>
            """
        bytes = Array(xml.utf8)
    }

    /// Escapes a text for an attribute; what XML 1.0 cannot hold, and line breaks, are dropped.
    private static func attribute(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&apos;"
            case "\u{FFFE}", "\u{FFFF}": continue
            case _ where scalar.isControl: continue
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
