import PushAPI

extension Storyteller {
    /// N(A) A(A) H(A).
    mutating func incomingAnswered(hangsUp: Bool) {
        let colleague = anyone()
        var leg = incomingLeg(to: colleague.number)
        send(leg.newCall(.colleagues([colleague])))
        pass(pace.ring)
        send(leg.answer(by: .colleagues([colleague]), at: colleague.number))
        guard hangsUp else { return }
        pass(pace.talk)
        send(leg.hangup(.normalClearing))
    }

    /// One N(A) with several users, A(A) with the one who took it, H(A).
    mutating func groupRing() {
        let department = someDepartment()
        let colleague = random.element(of: department.colleagues, otherwise: company.colleagues[0])
        var leg = incomingLeg(to: department.number)
        send(leg.newCall(.colleagues(department.colleagues)))
        pass(pace.ring)
        send(leg.answer(by: .colleagues([colleague]), at: colleague.number))
        pass(pace.talk)
        send(leg.hangup(.normalClearing))
    }

    /// N(A) H(A, cancel).
    mutating func abandoned() {
        let department = someDepartment()
        let leg = incomingLeg(to: department.number)
        send(leg.newCall(.colleagues(department.colleagues)))
        pass(pace.patience)
        send(leg.hangup(.cancel))
    }

    /// N(A) H(A, cause).
    mutating func refused(_ cause: HangupCause) {
        let colleague = anyone()
        let leg = incomingLeg(to: colleague.number)
        send(leg.newCall(.colleagues([colleague])))
        if cause == .noAnswer {
            pass(pace.ring)
        } else {
            pass(milliseconds: 80...900)
        }
        send(leg.hangup(cause))
    }

    /// N(A) A(A) H(A), all by the voicemail.
    mutating func voicemailAtOnce() {
        let department = someDepartment()
        var leg = incomingLeg(to: department.number)
        send(leg.newCall(.voicemail))
        pass(milliseconds: 200...500)
        send(leg.answer(by: .voicemail, at: department.number))
        pass(pace.message)
        send(leg.hangup(.normalClearing))
    }

    /// N(A) H(A, forwarded) N(B) A(B) H(B); the times between are those of sipgate.io issue 134.
    mutating func voicemailAfterTimeout() {
        let department = someDepartment()
        let first = incomingLeg(to: department.number)
        send(first.newCall(.colleagues(department.colleagues)))
        pass(pace.timeout)
        send(first.hangup(.forwarded))
        var second = followingLeg(of: first, to: first.to, diversion: first.to)
        pass(milliseconds: 60...140)
        send(second.newCall(.voicemail))
        pass(milliseconds: 250...400)
        send(second.answer(by: .voicemail, at: first.to))
        pass(pace.message)
        send(second.hangup(.normalClearing))
    }

    /// N(A) H(A, forwarded) N(B) A(B) H(B); the mobile telephone of the colleague answers.
    mutating func forwarded() {
        let colleague = anyone()
        let first = incomingLeg(to: colleague.number)
        send(first.newCall(.colleagues([colleague])))
        pass(pace.timeout)
        send(first.hangup(.forwarded))
        let mobile = company.customers.known(using: &random)
        var second = followingLeg(of: first, to: mobile, diversion: first.to)
        pass(milliseconds: 60...140)
        send(second.newCall(.outside))
        pass(pace.ring)
        send(second.answer(by: .outside, at: mobile))
        pass(pace.talk)
        send(second.hangup(.normalClearing))
    }
}
