/// Why a database is not copied.
public enum CopyError: Error, Equatable, CustomStringConvertible {
    /// What is to be copied is itself the beginning of a copy.
    case sourceIsUnfinished(source: String, of: String)
    /// A server writes to what is to be copied.
    case sourceIsInUse(source: String)
    /// The days of the two are not the same.
    case otherZone(source: String, target: String)
    /// There is something in the database that is to be filled.
    case targetIsNotEmpty(target: String, table: String)
    /// The database that is to be filled holds the beginning of another copy.
    case targetIsOfAnother(target: String, begunFrom: String)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .sourceIsUnfinished(let source, let other):
            "\(source) is the beginning of a copy of \(other) that was never finished. Finish it first, or copy \(other)."
        case .sourceIsInUse(let source):
            "A server has written to \(source) within the last \(Listening.patience / 1_000) seconds. Stop it, wait so "
                + "long and copy then; with --while-running it is copied all the same, but the end may not fit the beginning."
        case .otherZone(let source, let target):
            "The days of what is to be copied are those of \(source), but those of the new database are of \(target). "
                + "Start with an empty database and TIME_ZONE=\(source)."
        case .targetIsNotEmpty(let target, let table):
            "\(target) is not empty: there are rows in \(table). A copy needs a new database; nothing was changed."
        case .targetIsOfAnother(let target, let source):
            "\(target) holds the beginning of a copy of \(source). Finish that with --from \(source), or name a new database."
        }
    }
}
