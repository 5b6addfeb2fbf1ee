import PushAPI

extension Leg {
    /// Whether two legs belong to one caller's way through the house.
    ///
    /// By id: one is the other's original, both have the same original, or both carry the same `xcid`.
    /// Failing that, by numbers: the two halves of an internal call, which sipgate reports as two
    /// independent legs (sipgate.io issue 73), and a leg diverted from a number that the same external
    /// party was just connected to.
    public func isLinked(to other: Leg, _ rules: CallRules) -> Bool {
        isLinkedByID(to: other)
            || isInternalCounterpart(of: other, rules)
            || isDiverted(from: other, rules)
            || other.isDiverted(from: self, rules)
    }

    private func isLinkedByID(to other: Leg) -> Bool {
        if originalCallID == other.callID || other.originalCallID == callID { return true }
        if let originalCallID, originalCallID == other.originalCallID { return true }
        if let xcid, xcid == other.xcid { return true }
        return false
    }

    /// Whether this leg and `other` are the two halves of one internal call.
    ///
    /// Click-to-dial also makes an outgoing and an incoming leg, but ties them by id (issues 130 and 140).
    func isInternalCounterpart(of other: Leg, _ rules: CallRules) -> Bool {
        guard let direction, let otherDirection = other.direction, direction != otherDirection,
            let pair, let otherPair = other.pair, pair == otherPair,
            originalCallID != other.callID, other.originalCallID != callID,
            !isClickToDial, !other.isClickToDial
        else { return false }
        return abs(startedAt - other.startedAt) <= rules.internalWindow
    }

    /// Whether sipgate started the call itself, at a click.
    var isClickToDial: Bool { xcid?.hasPrefix("c2d-") ?? false }

    /// Whether this leg continues `other`, by the number it was diverted from.
    ///
    /// An id that says otherwise wins: a company may call from one number on two lines at once.
    /// Legs of click-to-dial calls are known to lose their ids on a transfer (issue 140).
    private func isDiverted(from other: Leg, _ rules: CallRules) -> Bool {
        guard let diversion, !diversion.isAnonymous, originalCallID == nil, callID != other.callID,
            let externalNumber, !externalNumber.isAnonymous,
            externalNumber == other.externalNumber, diversion == other.ownNumber,
            xcid == nil || other.xcid == nil || other.isClickToDial
        else { return false }
        let presumedEnd =
            other.hangup?.at ?? (other.answer.map { $0.at + rules.talkLimit } ?? other.startedAt + rules.ringLimit)
        return startedAt >= other.startedAt && startedAt <= presumedEnd + rules.followUpWindow
    }
}

extension Leg {
    /// Names under which other legs may look for this one.
    ///
    /// Two legs can be linked only if one's `wantedNames` and the other's `knownNames` have something in
    /// common, or one is the other's original; `isLinked` has the last word.
    public var knownNames: [String] {
        var names: [String] = []
        if let originalCallID { names.append(Name.original(originalCallID)) }
        if let xcid { names.append(Name.flow(xcid)) }
        if let direction, let pair { names.append(Name.pair(pair, direction)) }
        if let diversion, let externalNumber, originalCallID == nil, !externalNumber.isAnonymous {
            names.append(Name.diverted(externalNumber, from: diversion))
        }
        return names
    }

    /// Names under which this leg looks for others.
    public var wantedNames: [String] {
        var names = [Name.original(callID)]
        if let originalCallID { names.append(Name.original(originalCallID)) }
        if let xcid { names.append(Name.flow(xcid)) }
        // The other half of an internal call goes the other way. Looking for that alone spares those who call
        // often from being compared with all their earlier calls.
        if let direction, let pair { names.append(Name.pair(pair, direction == .incoming ? .outgoing : .incoming)) }
        names += namesForDiverted
        if let diversion, let externalNumber, originalCallID == nil, !externalNumber.isAnonymous {
            names.append(Name.pair((externalNumber, diversion), .incoming))
            names.append(Name.pair((diversion, externalNumber), .outgoing))
        }
        return names
    }

    /// The names of legs diverted from this one, which are linked or not depending on the time of its end.
    ///
    /// All others are linked by what `looksLike` compares.
    public var namesForDiverted: [String] {
        guard let externalNumber, let ownNumber, !externalNumber.isAnonymous else { return [] }
        return [Name.diverted(externalNumber, from: ownNumber)]
    }

    /// Whether `other` is equal in all that decides about links, but for the times of answer and hangup.
    ///
    /// Its names alone do not tell: a leg can learn its direction late, and keep them.
    public func looksLike(_ other: Leg) -> Bool {
        startedAt == other.startedAt && direction == other.direction
            && originalCallID == other.originalCallID && xcid == other.xcid
            && caller == other.caller && callee == other.callee && diversion == other.diversion
    }

    /// Caller and callee, where numbers can link the leg to others.
    private var pair: (caller: PhoneNumber, callee: PhoneNumber)? {
        guard let caller, let callee, !caller.isAnonymous, !callee.isAnonymous else { return nil }
        return (caller, callee)
    }

    private enum Name {
        static func original(_ callID: String) -> String { "o:" + callID }
        static func flow(_ xcid: String) -> String { "x:" + xcid }
        static func pair(_ pair: (caller: PhoneNumber, callee: PhoneNumber), _ direction: Direction) -> String {
            "p:" + direction.rawValue + ":" + pair.caller.text + "|" + pair.callee.text
        }
        static func diverted(_ external: PhoneNumber, from number: PhoneNumber) -> String {
            "d:" + external.text + "|" + number.text
        }
    }
}
