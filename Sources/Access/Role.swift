/// What a user of the dashboard may do; each role may also do what those before it may.
public enum Role: String, CaseIterable, Comparable, Sendable {
    /// A screen on a wall, which nobody watches over.
    case kiosk
    /// Sees how calls went, and nobody's number.
    case viewer
    /// Leads a team: sees the numbers too.
    case lead
    /// Runs the product.
    case administrator

    /// Whether `left` may do less than `right`.
    public static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .kiosk: 0
        case .viewer: 1
        case .lead: 2
        case .administrator: 3
        }
    }
}

// Who may do what.
extension Role {
    /// Whether it sees what is going on just now.
    public var canSeeBoard: Bool { self >= .kiosk }
    /// Whether it sees statistics and single calls.
    public var canSeeStatistics: Bool { self >= .viewer }
    /// Whether it sees the telephone numbers of others in full.
    public var canSeeNumbers: Bool { self >= .lead }
    /// Whether it may have a single number shown in full; to a viewer an administrator can give the right too.
    public var canRevealNumbers: Bool { self >= .lead }
    /// Whether it may take calls away as a file.
    public var canExportCalls: Bool { self >= .lead }
    /// Whether it may say that a missed caller need not be called back.
    public var canDismissCallBacks: Bool { self >= .lead }
    /// Whether it may write notes beside the statistics.
    public var canAnnotate: Bool { self >= .lead }
    /// Whether it may change teams, opening hours and thresholds.
    public var canChangeSettings: Bool { self >= .administrator }
    /// Whether it may connect the account at sipgate and disconnect it.
    public var canConnectAccount: Bool { self >= .administrator }
    /// Whether it may have the account's history read.
    public var canImportHistory: Bool { self >= .administrator }
    /// Whether it may add, change and remove users.
    public var canManageUsers: Bool { self >= .administrator }

    /// Whether a user of this role may have a single number shown in full, who was given that right or was not.
    func mayReveal(given isGiven: Bool) -> Bool { canRevealNumbers || (isGiven && canSeeStatistics) }
}
