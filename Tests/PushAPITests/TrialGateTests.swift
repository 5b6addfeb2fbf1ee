import Foundation
import PushAPI
import Signatures
import Testing

/// Whom the gate of the self-test lets in.
@Suite struct TrialGateTests {
    private static let call = TrialCall(token: "a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6")

    private func header(_ body: [UInt8], _ key: PrivateKey) throws -> String {
        Data(try key.sign(body)).base64EncodedString()
    }

    private func judge(_ gate: TrialGate, _ body: [UInt8], _ header: String?) -> TrialGate.Judgement {
        body.withUnsafeBytes { gate.judge(header: header, body: $0) }
    }

    @Test func `the events of the trial that is under way are let in, and become events`() throws {
        let gate = TrialGate()
        let trial = try #require(try gate.begin(Self.call))
        for body in [trial.call.newCall, trial.call.answer, trial.call.hangup, trial.call.outside] {
            #expect(judge(gate, body, try header(body, trial.key)) == .admitted)
            #expect(try decode(body).isTrial)
        }
    }

    @Test(arguments: [
        "event=newCall&direction=in&from=4930231250001&to=4922147100101&callId=1234567890",
        "event=newCall&direction=in&from=anonymous&to=4922147100101&callId=self-test.other.here",
        "event=hangup&cause=cancel&callId=self-test.a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6.here2",
        "event=newCall&direction=in&callId=self-test.a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6",
        "not a form", "",
    ])
    func `the trial's key cannot forge another call`(text: String) throws {
        let gate = TrialGate()
        let trial = try #require(try gate.begin(Self.call))
        let body = Array(text.utf8)
        #expect(judge(gate, body, try header(body, trial.key)) == .foreign)
    }

    @Test func `the trial's own call is refused without its signature`() throws {
        let gate = TrialGate()
        let trial = try #require(try gate.begin(Self.call))
        let (body, other) = (trial.call.newCall, try PrivateKey(bits: 2048))
        #expect(judge(gate, body, nil) == .foreign)
        #expect(judge(gate, body, "") == .foreign)
        #expect(judge(gate, body, try header(body, other)) == .foreign)
        #expect(judge(gate, body, try header(trial.call.answer, trial.key)) == .foreign)
    }

    @Test func `the forgery that the trial sends itself is known, and let in no more than others`() throws {
        let gate = TrialGate()
        let trial = try #require(try gate.begin(Self.call))
        #expect(judge(gate, trial.call.forgery, try header(trial.call.forgery, trial.key)) == .probe)
        #expect(judge(gate, trial.call.forgery, nil) == .foreign)
        #expect(try !decode(trial.call.forgery).isTrial)
    }

    @Test func `what was let in is refused when the trial is over`() throws {
        let gate = TrialGate()
        let trial = try #require(try gate.begin(Self.call))
        let signature = try header(trial.call.newCall, trial.key)
        gate.end()
        #expect(judge(gate, trial.call.newCall, signature) == .foreign)
        let next = try #require(try gate.begin(TrialCall(token: "another")))
        #expect(judge(gate, trial.call.newCall, signature) == .foreign)
        #expect(judge(gate, trial.call.newCall, try header(trial.call.newCall, next.key)) == .foreign)
    }

    @Test func `one trial is under way at a time`() throws {
        let gate = TrialGate()
        #expect(try gate.begin(Self.call) != nil)
        #expect(try gate.begin(TrialCall(token: "second")) == nil)
        gate.end()
        #expect(try gate.begin(TrialCall(token: "third")) != nil)
    }
}
