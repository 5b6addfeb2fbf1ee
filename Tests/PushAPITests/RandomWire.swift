import PushAPI

/// How a client may write the names of list fields; `#` is the position.
let listSpellings = [
    "", "[]", "%5B%5D", "%5b%5d", "[#]", "%5B#%5D", "[][#]", "%5B%5D%5B#%5D",
]

/// How a client may escape values.
enum Escaping: CaseIterable {
    /// Everything but letters and digits is escaped in upper case, a blank is `+`: as sipgate does.
    case upper
    /// The same in lower case, and a blank is `%20`.
    case lower
    /// Only what would be misread is escaped.
    case sparse

    func escape(_ text: String) -> String {
        var escaped = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            let isPlain = byte < 0x80 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            let hex = (byte < 16 ? "0" : "") + String(byte, radix: 16)
            switch self {
            case _ where isPlain: escaped.unicodeScalars.append(scalar)
            case .upper: escaped += byte == 0x20 ? "+" : "%" + hex.uppercased()
            case .lower: escaped += "%" + hex
            case .sparse where "[]()=;,/:?!'\"#*~".utf8.contains(byte): escaped.unicodeScalars.append(scalar)
            case .sparse: escaped += "%" + hex
            }
        }
        return escaped
    }
}

extension Event {
    /// Any event that the wire can carry.
    static func random(_ random: inout Seeded) -> Event {
        let id = Self.randomID(&random)
        let kind: Kind =
            switch Int.random(in: 0..<4, using: &random) {
            case 0: .newCall(users: (0..<Int.random(in: 0...4, using: &random)).map { _ in User.random(&random) })
            case 1: .answer(user: Bool.random(using: &random) ? User.random(&random) : nil)
            case 2:
                .hangup(
                    cause: ["normalClearing", "busy", "x & y", "50 %"].randomElement(using: &random).map(
                        HangupCause.init
                    )
                )
            default: .dtmf
            }
        return Event(
            kind: kind,
            callID: id,
            originalCallID: Bool.random(using: &random) ? Self.randomID(&random) : nil,
            xcid: Bool.random(using: &random) ? Self.randomID(&random) : nil,
            direction: Bool.random(using: &random) ? .incoming : .outgoing,
            caller: PhoneNumber.random(&random),
            callee: PhoneNumber.random(&random),
            diversion: PhoneNumber.random(&random),
            answeringNumber: PhoneNumber.random(&random),
            receivedAt: arrival
        )
    }

    private static func randomID(_ random: inout Seeded) -> String {
        let signs = Array("0123456789ABCDEFabcdef$-.&=%+[]ü")
        let length = Int.random(in: 1...80, using: &random)
        return String((0..<length).compactMap { _ in signs.randomElement(using: &random) })
    }

    /// Writes the event as a form, its fields in any order.
    func form(list: String, escaping: Escaping, _ random: inout Seeded) -> String {
        var users: [User] = []
        var fields = ["event=\(kind.name)", "callId=\(escaping.escape(callID))"]
        switch kind {
        case .newCall(let all): users = all
        case .answer(let user): users = user.map { [$0] } ?? []
        case .hangup(let cause): fields += cause.map { ["cause=\(escaping.escape($0.rawValue))"] } ?? []
        case .dtmf: fields.append("dtmf=1")
        }
        let optional = [
            "origCallId": originalCallID, "xcid": xcid, "direction": direction?.rawValue, "from": caller?.wire,
            "to": callee?.wire, "diversion": diversion?.wire, "answeringNumber": answeringNumber?.wire,
        ]
        for (name, text) in optional.sorted(by: { $0.key < $1.key }) {
            if let text { fields.append("\(name)=\(escaping.escape(text))") }
        }
        fields.shuffle(using: &random)
        for (position, user) in users.enumerated() {
            let suffix = list.replacing("#", with: "\(position)")
            fields.append("user\(suffix)=\(escaping.escape(user.name))")
            fields.append("fullUserId\(suffix)=\(escaping.escape(user.fullUserID ?? ""))")
        }
        return fields.joined(separator: "&")
    }
}

extension User {
    fileprivate static func random(_ random: inout Seeded) -> User {
        let names = ["Ada", "J. Weiß & Söhne", "a=b&user[]=c", "50 % + 1", "%G1", "user%5B%5D", "📞", "voicemail", " "]
        let ids = ["7654321w0", "7654321w12", nil]
        return User(
            name: names.randomElement(using: &random) ?? "",
            fullUserID: ids.randomElement(using: &random) ?? nil
        )
    }
}

extension PhoneNumber {
    fileprivate static func random(_ random: inout Seeded) -> PhoneNumber? {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: nil
        case 1: .anonymous
        case 2: PhoneNumber(stored: ["110", "234567e1", "00000", "1a2b"].randomElement(using: &random) ?? "")
        default: PhoneNumber(stored: "+49\(Int.random(in: 10_000...999_999_999_999, using: &random))")
        }
    }

    /// As the Push API writes it.
    fileprivate var wire: String { text.hasPrefix("+") ? String(text.dropFirst()) : text }
}
