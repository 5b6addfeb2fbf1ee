import CMariaDB
import Store

/// What the server, or the way to it, answered instead of what was asked for.
struct ServerError: Error, Hashable, CustomStringConvertible {
    /// The number of the error, as MariaDB documents it.
    let code: UInt32
    /// MariaDB's message without the values of a statement: these hold phone numbers.
    let message: String

    init(code: UInt32, message: String) {
        self.code = code
        self.message = Self.withoutValues(message, code)
    }

    var description: String { "\(message) (MariaDB \(code))" }

    /// Whether the connection is of no use any more.
    var breaksConnection: Bool { Self.breaking.contains(code) || isRefusal }

    /// Whether the server cannot be reached, or does not let this user in.
    var isRefusal: Bool { Self.refusals.contains(code) }

    /// Whether the transaction got in the way of another one and has a good chance the next time.
    var isConflict: Bool { Self.conflicts.contains(code) }

    // Connection gone (2006, 2013, 2055), malformed or unexpected packets (2014, 2027), the server stops (1053) or
    // ended the connection (1927, 4031), network trouble seen from the server (1152, 1158 to 1161, 1184), a statement
    // that this connection does not know any more (1243), a cluster node that is not ready (1047).
    private static let breaking: Set<UInt32> = [
        2_006, 2_013, 2_055, 2_014, 2_027, 1_053, 1_927, 4_031, 1_152, 1_158, 1_159, 1_160, 1_161, 1_184, 1_243, 1_047,
    ]
    // Not reachable (2002 to 2005), TLS (2026, 3159), authentication plugin (2058, 2059), too many connections (1040,
    // 1203, 1226), wrong login or database (1044, 1045, 1049, 1698, 4151), host (1129, 1130), handshake (1043, 2012).
    private static let refusals: Set<UInt32> = [
        2_002, 2_003, 2_004, 2_005, 2_026, 3_159, 2_058, 2_059, 1_040, 1_203, 1_226, 1_044, 1_045, 1_049, 1_698, 4_151,
        1_129, 1_130, 1_043, 2_012,
    ]
    // Deadlock (also a failed certification in a cluster), lock wait time-out, a row that changed since the snapshot, a
    // statement that has to be prepared anew, TiDB's write conflict.
    private static let conflicts: Set<UInt32> = [1_213, 1_205, 1_020, 1_615, 9_007, 8_022]
}

extension ServerError {
    /// Messages of errors that name nothing but users, hosts, databases, tables and columns.
    private static let harmless: Set<UInt32> = refusals.union(breaking).union(conflicts).union([
        1_054, 1_142, 1_143, 1_146, 1_290, 1_317, 1_406, 1_264, 1_048, 1_227, 1_114, 1_021, 1_030, 1_153, 1_969,
    ])

    /// Everything between quotes may be a value, and so may all that follows an open quote.
    static func withoutValues(_ message: String, _ code: UInt32) -> String {
        if code == 1_062 || code == 1_586 {
            let key = message.components(after: "for key ")
            return "a row with the same key is there already (key \(key ?? "unknown"))"
        }
        guard !harmless.contains(code) else { return message }
        var safe = ""
        var quote: Character?
        for character in message {
            if let open = quote {
                if character == open { quote = nil }
            } else if "'\"`".contains(character) {
                quote = character
                safe += "…"
            } else {
                safe.append(character.isNumber ? "#" : character)
            }
        }
        return safe
    }
}

extension String {
    /// What follows the last `marker`.
    fileprivate func components(after marker: String) -> Substring? {
        guard let range = ranges(of: marker).last else { return nil }
        return self[range.upperBound...]
    }
}
