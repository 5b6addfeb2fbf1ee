import Foundation
import Simulation
import TestSupport

/// Requests that no sensible client sends.
enum Garbage {
    /// The bytes of one request.
    static func request(using random: inout SeededGenerator) throws -> [UInt8] {
        switch Int.random(in: 0...5, using: &random) {
        case 0: return bytes(upTo: 2_000, using: &random)
        case 1: return Array("\(word(using: &random)) /\(word(using: &random)) HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
        case 2: return try post(bytes(upTo: 3_000, using: &random))
        case 3: return try post(mutated(using: &random))
        case 4: return try Array(post(mutated(using: &random)).prefix(Int.random(in: 1...400, using: &random)))
        default:
            let path = ["api/v1/panels/waiting?from=", "api/v1/live?lang=", "assets/"].randomElement(using: &random)
            let head = "GET /\(path ?? "")\(word(using: &random)) HTTP/1.1\r\nHost: x\r\n"
            return Array("\(head)Accept-Language: \(word(using: &random))\r\n\r\n".utf8)
        }
    }

    /// A correctly signed request with this body.
    private static func post(_ body: [UInt8]) throws -> [UInt8] {
        let request = try HTTPRequest.webhook(body)
        let headers = (request.headers + [("Host", "x"), ("Content-Length", "\(body.count)")])
            .map { "\($0): \($1)\r\n" }.joined()
        return Array("POST / HTTP/1.1\r\n\(headers)\r\n".utf8) + body
    }

    /// An event with some of its bytes changed, removed or doubled.
    private static func mutated(using random: inout SeededGenerator) -> [UInt8] {
        let call = TestCall("garbage")
        let events = [call.newCall(), call.answer(), call.hangup()]
        var body = events[Int.random(in: 0...2, using: &random)]
        for _ in 0..<Int.random(in: 1...30, using: &random) where !body.isEmpty {
            let place = Int.random(in: 0..<body.count, using: &random)
            switch Int.random(in: 0...3, using: &random) {
            case 0: body[place] = UInt8.random(in: 0...255, using: &random)
            case 1: body[place] = Array("&=%+[]".utf8).randomElement(using: &random) ?? 0
            case 2: body.remove(at: place)
            default: body.insert(contentsOf: body[place..<min(place + 40, body.count)], at: place)
            }
        }
        return body
    }

    private static func bytes(upTo count: Int, using random: inout SeededGenerator) -> [UInt8] {
        (0..<Int.random(in: 0...count, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    /// Printable characters that mean something in addresses and headers.
    private static func word(using random: inout SeededGenerator) -> String {
        let characters = Array("abcXYZ019%&=?/.-_~:;,+'\"<>")
        return String(
            (0..<Int.random(in: 1...60, using: &random)).map { _ in
                characters[Int.random(in: 0..<characters.count, using: &random)]
            }
        )
    }
}
