import NIOCore
import Testing

@testable import Simulation

@Suite struct ResponseScanTests {
    private func scan(_ text: String, atEnd: Bool = false) throws -> ResponseScan? {
        try ResponseScan(ByteBuffer(string: text), keepsBody: true, atEnd: atEnd)
    }

    static let whole = [
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nServer: x\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\ncontent-length:5\r\n\r\nhello",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nCONTENT-LENGTH:  5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nTrailer: x\r\n\r\n",
    ]

    @Test(arguments: whole) func `a response is complete with its last byte and not before`(text: String) throws {
        for length in 0..<text.utf8.count {
            #expect(try scan(String(decoding: text.utf8.prefix(length), as: UTF8.self)) == nil)
        }
        let response = try #require(try scan(text + "HTTP/1.1 500 Next"))
        #expect(response.status == 200)
        #expect(response.body == Array("hello".utf8))
        #expect(response.length == text.utf8.count)
        #expect(!response.closes)
    }

    @Test func `a status without a body ends with its head`() throws {
        let text = "HTTP/1.1 204 No Content\r\n\r\n"
        #expect(try scan(text)?.length == text.utf8.count)
    }

    @Test func `a body of unknown length ends with the connection`() throws {
        let text = "HTTP/1.0 200 OK\r\n\r\nhello"
        #expect(try scan(text) == nil)
        #expect(try scan(text, atEnd: true)?.body == Array("hello".utf8))
        #expect(try scan(text, atEnd: true)?.closes == true)
    }

    @Test func `a server that wants to close says so`() throws {
        #expect(try scan("HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 0\r\n\r\n")?.closes == true)
    }

    @Test(arguments: [
        "SSH-2.0-OpenSSH_9.6\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
    ])
    func `what is no response is refused`(text: String) {
        #expect(throws: ResponseScan.Malformed.self) { try scan(text) }
    }
}
