import Calls
import PushAPI

// What readers get who may not see the telephone numbers of others.
extension PanelAnswer {
    /// The answer with the middle of all telephone numbers of the other side hidden; others are the same.
    public func masked() -> PanelAnswer {
        let places = columns.indices.filter { columns[$0].holdsForeignNumbers }
        guard !places.isEmpty else { return self }
        var answer = self
        answer.rows = rows.masked(at: places)
        answer.comparison?.rows = comparison?.rows.masked(at: places) ?? []
        answer.numbersAreMasked = true
        return answer
    }
}

extension [[Cell]] {
    fileprivate func masked(at places: [Int]) -> [[Cell]] {
        map { row in
            var row = row
            for place in places { row[place] = row[place].masked }
            return row
        }
    }
}

extension Cell {
    fileprivate var masked: Cell {
        guard case .text(let number) = self else { return self }
        return .text(PhoneNumber(stored: number).description)
    }
}

extension CallPage {
    /// The page with the middle of all telephone numbers hidden that are not the account's own.
    public func masked() -> CallPage {
        var page = self
        page.calls = calls.map { $0.masked() }
        page.numbersAreMasked = true
        return page
    }
}

extension ListedCall {
    /// The call with the middle of all telephone numbers hidden that are not the account's own.
    ///
    /// A leg names numbers whose side is not always known, and a forward may name the caller as if it were ours: what
    /// was nowhere seen as the account's own is hidden, and so is what was seen as the other side of the call.
    public func masked() -> ListedCall {
        var own = Set(legs.compactMap(\.ownNumber))
        if let externalNumber { own.remove(PhoneNumber(stored: externalNumber)) }
        if let ownNumber { own.insert(PhoneNumber(stored: ownNumber)) }
        func masked(_ number: PhoneNumber?) -> PhoneNumber? {
            guard let number, !own.contains(number) else { return number }
            return PhoneNumber(stored: number.description)
        }
        var call = self
        call.numbersAreMasked = true
        call.externalNumber = masked(externalNumber.map(PhoneNumber.init(stored:)))?.text
        call.legs = legs.map { leg in
            var leg = leg
            leg.caller = masked(leg.caller)
            leg.callee = masked(leg.callee)
            leg.answeringNumber = masked(leg.answeringNumber)
            leg.diversion = masked(leg.diversion)
            return leg
        }
        return call
    }
}

extension CallBackPage {
    /// The page with the middle of all callers' numbers hidden.
    public func masked() -> CallBackPage {
        var page = self
        page.numbersAreMasked = true
        page.callers = callers.map { caller in
            var caller = caller
            caller.number = PhoneNumber(stored: caller.number).description
            return caller
        }
        return page
    }
}

extension JSONText {
    /// Tells the reader that numbers are hidden.
    mutating func sayMasked() {
        key("numbersMasked")
        literal("true")
    }
}
