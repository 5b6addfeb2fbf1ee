import PushAPI

extension Storyteller {
    /// N(A) A(A) H(A); the answer names no user.
    mutating func outgoingAnswered(hangsUp: Bool) {
        let colleague = anyone()
        var leg = outgoingLeg(of: colleague)
        send(leg.newCall(.colleagues([colleague])))
        pass(pace.ring)
        send(leg.answer(by: .outside, at: leg.to))
        guard hangsUp else { return }
        pass(pace.talk)
        send(leg.hangup(.normalClearing))
    }

    /// N(A) H(A).
    mutating func outgoingUnanswered() {
        let colleague = anyone()
        let leg = outgoingLeg(of: colleague)
        send(leg.newCall(.colleagues([colleague])))
        pass(pace.patience)
        send(leg.hangup(random.choice((.cancel, 70), (.busy, 15), (.noAnswer, 10), (.notFound, 5))))
    }

    /// Two calls that know nothing of each other but the flow: N N A A H H (sipgate.io issues 73 and 76).
    mutating func internalCall() {
        let caller = anyone()
        let callee = anyone(but: caller)
        var out = Leg(.outgoing, from: caller.number, to: callee.number, callID: nextCallID(), xcid: xcid)
        var into = Leg(.incoming, from: caller.number, to: callee.number, callID: nextCallID(), xcid: xcid)
        send(out.newCall(.colleagues([caller])))
        pass(milliseconds: 20...120)
        send(into.newCall(.colleagues([callee])))
        pass(pace.ring)
        sendTogether([
            out.answer(by: .outside, at: callee.number),
            into.answer(by: .colleagues([callee]), at: callee.number),
        ])
        pass(pace.talk)
        sendTogether([out.hangup(.normalClearing), into.hangup(.normalClearing)])
    }

    /// An outgoing leg, and an incoming one that rings the colleague who clicked (sipgate.io issue 130).
    mutating func clickToDial() {
        let colleague = anyone()
        let called = knownCustomer()
        let xcid = flow.clickToDialXCID
        var out = Leg(.outgoing, from: colleague.number, to: called, callID: nextCallID(), xcid: xcid)
        var into = Leg(
            .incoming,
            from: called,
            to: colleague.number,
            callID: nextCallID(),
            originalCallID: out.callID,
            xcid: xcid
        )
        send(out.newCall(.colleagues([colleague])))
        pass(milliseconds: 20...120)
        send(into.newCall(.colleagues([colleague])))
        pass(milliseconds: 900...4000)
        send(into.answer(by: .colleagues([colleague]), at: colleague.number))
        pass(pace.ring)
        send(out.answer(by: .outside, at: called))
        pass(pace.talk)
        sendTogether([out.hangup(.normalClearing), into.hangup(.normalClearing)])
    }

    private mutating func outgoingLeg(of colleague: Colleague) -> Leg {
        Leg(.outgoing, from: colleague.number, to: knownCustomer(), callID: nextCallID(), xcid: xcid)
    }
}
