import PushAPI

extension Storyteller {
    /// N(A) A(A) N(B) A(B) H(A) H(B).
    mutating func blindTransfer() {
        let (first, ringing, receiver) = talkThenTransfer()
        var second = ringing
        pass(pace.ring)
        send(second.answer(by: .colleagues([receiver]), at: receiver.number))
        pass(milliseconds: 50...300)
        send(first.hangup(.normalClearing))
        pass(pace.talk)
        send(second.hangup(.normalClearing))
    }

    /// N(A) A(A) N(B), then H(A) and H(B) in either order: sipgate's own descriptions differ.
    mutating func blindTransferUnanswered() {
        let (first, second, _) = talkThenTransfer()
        pass(pace.patience)
        let ends = [first.hangup(.normalClearing), second.hangup(.cancel)]
        sendTogether(ends)
    }

    /// As the blind transfer, but the first leg lasts as long as the second (sipgate.io issue 128).
    mutating func attendedTransfer() {
        let (first, ringing, receiver) = talkThenTransfer()
        var second = ringing
        pass(pace.ring)
        send(second.answer(by: .colleagues([receiver]), at: receiver.number))
        pass(pace.talk)
        sendTogether([first.hangup(.normalClearing), second.hangup(.normalClearing)])
    }

    /// N(A) A(A) N(B): somebody talks with the caller and hands the call on.
    private mutating func talkThenTransfer() -> (first: Leg, second: Leg, receiver: Colleague) {
        let colleague = anyone()
        let receiver = anyone(but: colleague)
        var first = incomingLeg(to: colleague.number)
        send(first.newCall(.colleagues([colleague])))
        pass(pace.ring)
        send(first.answer(by: .colleagues([colleague]), at: colleague.number))
        pass(pace.message)
        let second = followingLeg(of: first, to: receiver.number, diversion: colleague.number)
        send(second.newCall(.colleagues([receiver])))
        return (first, second, receiver)
    }

    /// Sends bodies a moment apart, in any order.
    mutating func sendTogether(_ bodies: [[UInt8]]) {
        for (place, body) in random.shuffled(bodies).enumerated() {
            if place > 0 { pass(milliseconds: 5...120) }
            send(body)
        }
    }
}
