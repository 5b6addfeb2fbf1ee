/// Whether a `Content-Type` header announces an HTML form, whatever its parameters and its case.
///
/// A missing header is not taken for a form: sipgate always sends one. Compares bytes, because it stands before
/// every reply.
public func isFormContentType(_ header: String?) -> Bool {
    guard let header else { return false }
    var type = header.utf8.prefix { $0 != UInt8(ascii: ";") }.drop(while: isBlank)
    while let last = type.last, isBlank(last) { type.removeLast() }
    return type.elementsEqual("application/x-www-form-urlencoded".utf8) { byte, wanted in
        // Setting this bit makes a capital letter small, and none of the other bytes of the name.
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 == wanted : byte == wanted
    }
}

private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}
