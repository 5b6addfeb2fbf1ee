import PushAPI
import Testing

@Suite struct `Any body` {
    @Test(arguments: listSpellings, Escaping.allCases)
    func `decodes to the event that was written`(list: String, escaping: Escaping) throws {
        var random = Seeded(seed: 1)
        for _ in 0..<200 {
            let event = Event.random(&random)
            let body = event.form(list: list, escaping: escaping, &random)
            #expect(try decode(body) == event, "\(body)")
        }
    }

    @Test func `that is cut anywhere is an event or refused`() {
        var random = Seeded(seed: 2)
        for _ in 0..<20 {
            let body = Array(Event.random(&random).form(list: "%5B%5D", escaping: .upper, &random).utf8)
            for length in body.indices { expectEventOrRefusal(Array(body.prefix(length))) }
        }
    }

    @Test(arguments: 0..<20) func `of random bytes is an event or refused`(seed: Int) {
        var random = Seeded(seed: seed)
        for _ in 0..<500 {
            let length = Int.random(in: 0...200, using: &random)
            expectEventOrRefusal((0..<length).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
    }

    @Test(arguments: 0..<20) func `that was damaged is an event or refused`(seed: Int) throws {
        var random = Seeded(seed: 1_000 + seed)
        var events = 0
        for _ in 0..<100 {
            let list = listSpellings.randomElement(using: &random) ?? ""
            let escaping = Escaping.allCases.randomElement(using: &random) ?? .upper
            let sound = Array(Event.random(&random).form(list: list, escaping: escaping, &random).utf8)
            for _ in 0..<10 {
                var body = sound
                for _ in 0..<Int.random(in: 1...8, using: &random) { damage(&body, &random) }
                if expectEventOrRefusal(body) { events += 1 }
            }
        }
        // Damage that always ruins the event would leave most of the decoder untried.
        #expect((100..<1_000).contains(events))
    }

    private func damage(_ body: inout [UInt8], _ random: inout Seeded) {
        guard let position = body.indices.randomElement(using: &random) else { return }
        let signs = Array("&=%+[]5BbDd\u{0}".utf8) + [0x80, 0xC2, 0xFF]
        switch Int.random(in: 0..<6, using: &random) {
        case 0: body[position] = UInt8.random(in: 0...255, using: &random)
        case 1: body[position] = signs.randomElement(using: &random) ?? 0
        case 2: body.insert(signs.randomElement(using: &random) ?? 0, at: position)
        case 3: body.remove(at: position)
        case 4: body.insert(contentsOf: body[position...].prefix(40), at: body.count / 2)
        default: body.removeSubrange(position..<min(position + 5, body.count))
        }
    }

    /// Decodes; returns whether it was an event.
    @discardableResult
    private func expectEventOrRefusal(_ body: [UInt8]) -> Bool {
        do {
            let event = try decode(body)
            let isSound =
                (1...WebhookLimits.identifierBytes).contains(event.callID.utf8.count)
                && event.callID.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
            #expect(isSound, "\(body)")
            return true
        } catch {
            let status = (error as? Refusal)?.status
            #expect(status == 400 || status == 422, "\(body)")
            return false
        }
    }
}
