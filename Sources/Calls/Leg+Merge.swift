import PushAPI

extension Leg {
    /// Adds what `other` knows of the same leg.
    ///
    /// Commutative, associative and idempotent: every field is the least or the greatest of the two under
    /// one total order, or their union.
    public mutating func merge(_ other: Leg) {
        originalCallID = least(originalCallID, other.originalCallID)
        xcid = least(xcid, other.xcid)
        diversion = least(diversion, other.diversion)
        answeringNumber = least(answeringNumber, other.answeringNumber)
        users = fuller(users, other.users)
        origin.join(other.origin)
        told.join(other.told)
        isAnnounced = isAnnounced || other.isAnnounced
        answer = least(answer, other.answer) { $0.isBefore($1) }
        heardAt = greatest(heardAt, other.heardAt)
        crashedAt = greatest(crashedAt, other.crashedAt)
        lapsedAt = greatest(lapsedAt, other.lapsedAt)
    }

    /// The leg with what `other` knows of it.
    public func merged(with other: Leg) -> Leg {
        var leg = self
        leg.merge(other)
        return leg
    }
}

extension Leg.Origin {
    fileprivate mutating func join(_ other: Self) {
        let since = least(firstEventAt, other.firstEventAt)
        switch (since, least(record, other.record) { $0.isBetter(than: $1) }) {
        case (let since?, let record?): self = .both(since: since, record)
        case (let since?, nil): self = .events(since: since)
        case (nil, let record?): self = .history(record)
        case (nil, nil): break
        }
    }
}

extension Leg.Told {
    fileprivate mutating func join(_ other: Self) {
        direction = least(direction, other.direction) { $0.rawValue < $1.rawValue }
        // Least also prefers a number to "anonymous", whose letters come after "+" and digits.
        caller = least(caller, other.caller)
        callee = least(callee, other.callee)
        hangup = least(hangup, other.hangup) { $0.isBefore($1) }
    }
}

extension Leg.Answer {
    fileprivate func isBefore(_ other: Self) -> Bool {
        if at != other.at { return at < other.at }
        // At the same moment the message that names someone is the better one.
        switch (user, other.user) {
        case (let mine?, let theirs?): return mine < theirs
        case (_?, nil): return true
        default: return false
        }
    }
}

extension Leg.Hangup {
    fileprivate func isBefore(_ other: Self) -> Bool {
        if at != other.at { return at < other.at }
        switch (cause?.rawValue, other.cause?.rawValue) {
        case (let mine?, let theirs?): return mine < theirs
        case (_?, nil): return true
        default: return false
        }
    }
}

private func least<T>(_ left: T?, _ right: T?, _ isLess: (T, T) -> Bool) -> T? {
    guard let left else { return right }
    guard let right else { return left }
    return isLess(right, left) ? right : left
}

private func least<T: Comparable>(_ left: T?, _ right: T?) -> T? {
    least(left, right, <)
}

private func greatest<T: Comparable>(_ left: T?, _ right: T?) -> T? {
    least(left, right, >)
}

/// The longer list; of two equally long ones the first in a fixed order.
private func fuller(_ left: [User], _ right: [User]) -> [User] {
    if left == right { return left }
    if left.count != right.count { return left.count > right.count ? left : right }
    return right.lexicographicallyPrecedes(left) ? right : left
}
