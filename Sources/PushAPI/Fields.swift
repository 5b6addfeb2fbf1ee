/// The fields of an event as they stand in the form, decoded and not yet understood.
///
/// Where a field repeats, its first value that is not empty counts; lists keep every value, also the empty ones,
/// because names and ids belong together by position. Unknown fields are passed over.
struct Fields {
    private(set) var event = ""
    private(set) var direction = ""
    private(set) var from = ""
    private(set) var to = ""
    private(set) var callID = ""
    private(set) var originalCallID = ""
    private(set) var xcid = ""
    private(set) var cause = ""
    private(set) var diversion = ""
    private(set) var answeringNumber = ""
    private(set) var users: [String] = []
    private(set) var userIDs: [String] = []
    private(set) var fullUserIDs: [String] = []

    /// Reads a form body in one pass.
    init(_ body: FormBytes) {
        var position = 0
        while position < body.count {
            let name = FieldName(taking: body, at: &position)
            if position < body.count, body[position] == UInt8(ascii: "=") { position += 1 }
            take(name, body, &position)
            // Behind a value stands its `&` or nothing.
            position += 1
        }
    }

    private mutating func take(_ name: FieldName, _ body: FormBytes, _ position: inout Int) {
        let value = body.takeValue(at: &position)
        switch name {
        case .event: Self.keepFirst(value, in: &event)
        case .direction: Self.keepFirst(value, in: &direction)
        case .from: Self.keepFirst(value, in: &from)
        case .to: Self.keepFirst(value, in: &to)
        case .callID: Self.keepFirst(value, in: &callID)
        case .origCallID, .originalCallID: Self.keepFirst(value, in: &originalCallID)
        case .xcid: Self.keepFirst(value, in: &xcid)
        case .cause: Self.keepFirst(value, in: &cause)
        case .diversion: Self.keepFirst(value, in: &diversion)
        case .answeringNumber: Self.keepFirst(value, in: &answeringNumber)
        case .user: users.append(value)
        case .userID: userIDs.append(value)
        case .fullUserID: fullUserIDs.append(value)
        default: break
        }
    }

    private static func keepFirst(_ value: String, in field: inout String) {
        if field.isEmpty { field = value }
    }
}
