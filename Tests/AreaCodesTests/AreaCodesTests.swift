import AreaCodes
import PushAPI
import Testing

@Suite struct AreaCodesTests {
    @Test(
        arguments: [
            ("+493012345678", 30, "Berlin"), ("+494012345678", 40, "Hamburg"),
            ("+496912345678", 69, "Frankfurt am Main"),
            ("+498912345678", 89, "München"), ("+4921112345678", 211, "Düsseldorf"), ("+4922112345678", 221, "Köln"),
            ("+4920112345678", 201, "Essen"), ("+4962112345678", 621, "Mannheim"), ("+4951112345678", 511, "Hannover"),
            ("+493517654321", 351, "Dresden"), ("+493337701234", 3_337, "Biesenthal"),
            ("+493370112345", 33_701, "Großbeeren"), ("+49703112345", 7_031, "Böblingen"),
            ("+4964112345", 641, "Gießen"),
            ("+49465112345", 4_651, "Sylt"), ("+49760212345", 7_602, "Oberried Breisgau"),
            ("+49357612345", 3_576, "Weißwasser"),
        ] as [(String, UInt16, String)]
    )
    func `a number begins with the code of its place`(number: String, code: UInt16, place: String) {
        let area = AreaCodes.area(of: number)
        #expect(area == Area(code: code))
        #expect(AreaCodes.place(area).german == place)
        #expect(AreaCodes.area(of: PhoneNumber(stored: number)) == area)
    }

    @Test func `the longest code wins`() {
        #expect(AreaCodes.area(of: "+4921291234567").code == 2_129)
        #expect(AreaCodes.area(of: "+4921281234567").code == 212)
    }

    @Test func `every code finds itself`() {
        let lost = AreaCodes.all.filter { AreaCodes.area(of: "+49\($0.code)1234567") != $0 }
        #expect(lost.isEmpty)
    }

    @Test func `every code has a place`() {
        let places = AreaCodes.all.map(AreaCodes.place).flatMap { [$0.german, $0.english] }
        let odd = places.filter { $0.first?.isUppercase != true || $0.contains("=") || $0 == "Unbekannt" }
        #expect(odd.isEmpty)
    }

    @Test func `the table has the codes of the whole country, each once and in order`() {
        let codes = AreaCodes.all.map(\.code)
        #expect(codes.count == 5_202)
        #expect(codes == Set(codes).sorted())
        #expect(Set(codes.map { String($0).prefix(1) }).sorted() == ["2", "3", "4", "5", "6", "7", "8", "9"])
        #expect(codes.filter { $0 < 100 } == [30, 40, 69, 89])
    }

    @Test func `no code begins with another one, Haan apart, which begins with Solingen's`() {
        let codes = Set(AreaCodes.all.map { String($0.code) })
        let longer = codes.filter { code in (2..<code.count).contains { codes.contains(String(code.prefix($0))) } }
        #expect(longer == ["2129"])
    }

    @Test(arguments: ["+4915112345678", "+491621234567", "+4917012345678", "+491791234567"])
    func `a German mobile number is of no place`(number: String) {
        #expect(AreaCodes.area(of: number) == .mobile)
    }

    @Test(arguments: ["+43123456789", "+12125550123", "+500000000", "+48221234567", "+4412345678901"])
    func `a number of another country is abroad`(number: String) {
        #expect(AreaCodes.area(of: number) == .abroad)
    }

    @Test(arguments: [
        "+498001234567", "+491801234567", "+499001234567", "+493212345678", "+4970012345678", "+4931012345",
        "+4911812345",
        "+491981234567", "+4902111234567",
    ])
    func `a German number without a place is another one`(number: String) {
        #expect(AreaCodes.area(of: number) == .other)
    }

    @Test func `a code that is not in the table is another number`() {
        #expect(AreaCodes.area(of: "+4933399123456") == .other)
    }

    @Test(arguments: [
        "", "+", "anonymous", "123456e0", "+49", "+492111", "+49211123456789012", "4921112345678", "021112345678",
        "110",
        "+49211123x5678", "+٤٩٢١١١٢٣٤٥٦",
    ])
    func `what is no number in its one spelling is unknown`(number: String) {
        #expect(AreaCodes.area(of: number) == .unknown)
    }

    @Test func `a suppressed number is unknown`() {
        #expect(AreaCodes.area(of: .anonymous) == .unknown)
    }

    @Test(arguments: [
        (Area.unknown, "Unbekannt", "Unknown"), (.mobile, "Mobilfunk", "Mobile"), (.abroad, "Ausland", "Abroad"),
        (.other, "Sonstige", "Other numbers"), (Area(code: 221), "Köln", "Cologne"),
        (Area(code: 89), "München", "Munich"), (Area(code: 211), "Düsseldorf", "Düsseldorf"),
        (Area(code: 65_535), "Unbekannt", "Unknown"),
    ])
    func `an area has a name in German and in English`(area: Area, german: String, english: String) {
        #expect(AreaCodes.place(area) == (german, english))
    }
}
