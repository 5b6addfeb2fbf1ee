import PushAPI
import Testing

@Suite struct `A phone number` {
    @Test(arguments: ["4915550001122", "+4915550001122", " 4915550001122", "49 1555 0001122"])
    func `has one spelling`(wire: String) {
        #expect(PhoneNumber(wire: wire) == PhoneNumber(stored: "+4915550001122"))
    }

    @Test(arguments: ["110", "0155", "123456", "0049155500011", "1234567890123456", "234567e1", "１２３４５６７８"])
    func `is kept as it came when it is not international`(wire: String) {
        #expect(PhoneNumber(wire: wire)?.text == wire)
    }

    @Test(arguments: ["1234567", "123456789012345"]) func `is international from 7 to 15 digits`(wire: String) {
        #expect(PhoneNumber(wire: wire)?.text == "+\(wire)")
    }

    @Test(arguments: ["", " ", "+", "+ "]) func `is none when there is nothing in it`(wire: String) {
        #expect(PhoneNumber(wire: wire) == nil)
    }

    @Test(arguments: ["anonymous", "Anonymous", "ANONYMOUS"]) func `may be suppressed`(wire: String) {
        #expect(PhoneNumber(wire: wire)?.isAnonymous == true)
    }

    @Test(arguments: [
        ("+4915550001122", "+4915…122"), ("110", "…"), ("+49301234", "+4…234"), ("+4930123456", "+493…456"),
        ("12345678", "…"), ("anonymous", "anonymous"),
    ])
    func `hides its middle when printed`(text: String, shown: String) {
        #expect("\(PhoneNumber(stored: text))" == shown)
    }
}
