import PushAPI
import Testing

@Suite struct `Replying to a newCall` {
    private func reply(_ address: String) -> String {
        String(decoding: NewCallReply(followUpAddress: address).bytes, as: UTF8.self)
    }

    @Test func `the reply subscribes to answer and hangup and does nothing else`() {
        let expected = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response onAnswer="https://stats.example.org/" onHangup="https://stats.example.org/"/>
            """
        #expect(reply("https://stats.example.org/") == expected)
    }

    @Test(arguments: [
        ("https://h/?a=1&b=2", "https://h/?a=1&amp;b=2"), ("<>\"'", "&lt;&gt;&quot;&apos;"), ("&amp;", "&amp;amp;"),
        ("a\u{0}b\nc\u{7F}d\u{85}e\u{FFFE}f", "abcdef"), ("https://h/ü", "https://h/ü"), ("", ""),
    ])
    func `the address is escaped`(address: String, attribute: String) {
        #expect(reply(address).hasSuffix("<Response onAnswer=\"\(attribute)\" onHangup=\"\(attribute)\"/>"))
    }

    @Test func `the type is the one that sipgate insists on`() {
        #expect(NewCallReply.contentType == "application/xml")
    }
}
