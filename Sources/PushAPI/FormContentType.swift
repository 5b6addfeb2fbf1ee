/// Whether a `Content-Type` header announces an HTML form, whatever its parameters and its case.
///
/// A missing header is not taken for a form: sipgate always sends one.
public func isFormContentType(_ header: String?) -> Bool {
    guard let header else { return false }
    let type = header.prefix { $0 != ";" }
    let trimmed = type.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed()
    return String(trimmed).lowercased() == "application/x-www-form-urlencoded"
}
