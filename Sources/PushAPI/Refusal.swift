/// Why a webhook request is refused: before it is read, for its signature, or for what it says.
public enum Refusal: Error, Hashable, Sendable {
    /// The request is not a POST.
    case wrongMethod
    /// The body is not an HTML form; holds the `Content-Type` as it came, nil when there was none.
    case wrongContentType(String?)
    /// The body is longer than `limit` bytes.
    case tooLarge(limit: Int)
    /// The header with the signature is missing or empty.
    case missingSignature
    /// The signature was not made over these bytes by the owner of the trusted key.
    case badSignature
    /// A form, and no event; `reason` is one sentence or more, without any value of the form.
    case undecodable(reason: String)
    /// An event of a kind that this version does not know; holds its name, made fit for a log.
    case unknownEvent(String)
}

extension Refusal {
    /// The status code of the HTTP response.
    public var status: Int {
        switch self {
        case .wrongMethod: 405
        case .wrongContentType: 415
        case .tooLarge: 413
        case .missingSignature, .badSignature: 403
        case .undecodable: 400
        case .unknownEvent: 422
        }
    }

    /// The label of the refusal counters, one of seven.
    public var name: String {
        switch self {
        case .wrongMethod: "wrong-method"
        case .wrongContentType: "wrong-content-type"
        case .tooLarge: "too-large"
        case .missingSignature: "missing-signature"
        case .badSignature: "bad-signature"
        case .undecodable: "undecodable"
        case .unknownEvent: "unknown-event"
        }
    }

    /// All labels.
    public static var names: [String] {
        let all: [Refusal] = [
            .wrongMethod, .wrongContentType(nil), .tooLarge(limit: 0), .missingSignature, .badSignature,
            .undecodable(reason: ""), .unknownEvent(""),
        ]
        return all.map(\.name)
    }

    /// What is wrong and what to do; holds no phone number and is fit for a log.
    public var reason: String {
        switch self {
        case .wrongMethod:
            "sipgate sends its events with POST. Enter this address as a webhook URL; there is nothing to browse."
        case .wrongContentType(let type):
            """
            The body is \(type.map { "of type \(Self.quoted($0))" } ?? "of no stated type"). \
            Send it as application/x-www-form-urlencoded.
            """
        case .tooLarge(let limit):
            "The body is longer than \(limit) bytes. No event of sipgate is; check who sends this."
        case .missingSignature:
            """
            The header \(SignatureVerifier.header) is missing. sipgate signs every event; \
            check that the proxy in front passes the header on.
            """
        case .badSignature:
            """
            The signature does not fit the body. Check that no proxy changes the body and \
            that the public key is the one of the sender.
            """
        case .undecodable(let reason):
            reason
        case .unknownEvent(let event):
            """
            The event \(Self.quoted(event)) is not known here; known are newCall, answer, hangup and dtmf. \
            Look for a newer version of this software.
            """
        }
    }

    /// Makes a stranger's text fit for a log: short, printable ASCII in quotation marks, long numbers hidden.
    static func quoted(_ text: String) -> String {
        "\"\(printable(text))\""
    }

    /// Cuts a text to `WebhookLimits.quotedCharacters`, hides whatever is not printable ASCII, and long numbers.
    static func printable(_ text: String) -> String {
        let start = text.unicodeScalars.prefix(WebhookLimits.quotedCharacters)
        let isDigit: (Unicode.Scalar) -> Bool = { ("0"..."9").contains($0) }
        // Three digits name no participant, and versions (event2, UTF-8) stay readable.
        let hidesDigits = start.count(where: isDigit) > 3
        var shown = ""
        for scalar in start {
            switch scalar {
            case _ where hidesDigits && isDigit(scalar): shown.append("#")
            case " "..."~" where scalar != "\"": shown.unicodeScalars.append(scalar)
            default: shown.append("?")
            }
        }
        return shown
    }
}

extension Refusal: CustomStringConvertible {
    /// The same sentence as `reason`.
    public var description: String { reason }
}
