import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The reply without which sipgate sends no further events of a call.
@Suite struct ReplyTests {
    static let calls = [
        TestCall("a").newCall(),
        TestCall("b").newCall(isVoicemail: true),
        TestCall("c", direction: "out").newCall(),
        Array("event=newCall&callId=d&direction=in".utf8),
    ]

    @Test(arguments: calls) func `every newCall is answered with both addresses`(body: [UInt8]) async throws {
        try await withServer { server in
            let reply = try await server.post(body)
            #expect(reply.status == 200)
            #expect(reply["Content-Type"] == "application/xml")
            #expect(reply["Content-Length"] == "\(reply.body.count)")
            #expect(reply["Transfer-Encoding"] == nil)
            let element = try XMLElement.root(of: reply.body)
            #expect(element.name == "Response")
            #expect(element.attributes == ["onAnswer": server.url, "onHangup": server.url])
            #expect(element.count == 1)
        }
    }

    @Test func `later events are answered with nothing`() async throws {
        let call = TestCall("a")
        try await withServer { server in
            for body in [call.answer(), call.hangup(), Array("event=dtmf&callId=a&dtmf=1".utf8)] {
                let reply = try await server.post(body)
                #expect(reply.status == 200)
                #expect(reply.body.isEmpty)
                #expect(reply["Content-Length"] == "0")
            }
        }
    }

    @Test func `a configured address is taken as it is, escaped`() async throws {
        let address = "https://calls.example.org/hook?a=1&b=<2>&c=\"'"
        try await withServer(environment: ["SIPGATE_WEBHOOK_URL": address]) { server in
            let reply = try await server.post(Self.calls[0], headers: [("Host", "other.example.org")])
            #expect(reply.text.contains("a=1&amp;b="))
            let element = try XMLElement.root(of: reply.body)
            #expect(element.attributes == ["onAnswer": address, "onHangup": address])
        }
    }

    @Test func `without one, follow-ups go where the newCall came in`() async throws {
        try await withServer { server in
            let direct = try await server.post(Self.calls[0], headers: [("Host", "pbx.example.org:8443")])
            let direction = try XMLElement.root(of: direct.body)
            #expect(direction.attributes["onAnswer"] == "http://pbx.example.org:8443/")
            let proxy = [("X-Forwarded-Host", "calls.example.org"), ("X-Forwarded-Proto", "https")]
            let proxied = try XMLElement.root(of: try await server.post(Self.calls[0], headers: proxy).body)
            #expect(proxied.attributes["onHangup"] == "https://calls.example.org/")
        }
    }
}

/// The root element of a document, as a strict reader of XML sees it.
struct XMLElement {
    var name: String
    var attributes: [String: String]
    /// How many elements the whole document has.
    var count: Int

    static func root(of document: [UInt8]) throws -> XMLElement {
        let reader = Reader()
        let parser = XMLParser(data: Data(document))
        parser.delegate = reader
        guard parser.parse(), let first = reader.elements.first else { throw NotXML(line: parser.lineNumber) }
        return XMLElement(name: first.name, attributes: first.attributes, count: reader.elements.count)
    }

    private struct NotXML: Error { var line: Int }

    private final class Reader: NSObject, XMLParserDelegate {
        var elements: [(name: String, attributes: [String: String])] = []

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            elements.append((name, attributes))
        }
    }
}
