import Organisation
import PushAPI
import Testing

@Suite struct OpeningHoursTextTests {
    @Test(arguments: [
        ("Mo-Fr 08:00-18:00; Sa 09:00-13:00", "Mo-Fr 08:00-18:00; Sa 09:00-13:00"),
        ("Mo-Do 8:00-17:00\nFr 8:00-14:00\n", "Mo-Th 08:00-17:00; Fr 08:00-14:00"),
        ("Di,Mi,So 10:00-11:00", "Tu-We,Su 10:00-11:00"),
        ("Mon, Wed, Fri 08:00 - 12:00, 13:00 - 17:00", "Mo,We,Fr 08:00-12:00,13:00-17:00"),
        ("montag–freitag 08:00–18:00", "Mo-Fr 08:00-18:00"),
        ("SA-MO 00:00-24:00", "Mo,Sa-Su 00:00-24:00"),
        ("Mo. 13:00-17:00; Mo. 08:00-12:00;", "Mo 08:00-12:00,13:00-17:00"),
        ("Mo 08:00-12:00,11:00-13:00,13:00-14:00", "Mo 08:00-14:00"),
        ("Mo-Fr 08:00-12:00; Mo,Fr 10:00-16:00", "Mo,Fr 08:00-16:00; Tu-Th 08:00-12:00"),
    ])
    func `hours have one spelling, which reads as the same hours`(written: String, text: String) throws {
        let hours = try OpeningHours(written)
        #expect(hours.text == text)
        #expect(try OpeningHours(text) == hours)
    }

    @Test(arguments: [
        (["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]), (["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]),
        (["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]),
    ])
    func `each day has a name in German and in English`(names: [String]) throws {
        let written = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
        for (name, expected) in zip(names, written) {
            #expect(try OpeningHours("\(name) 08:00-09:00").text == "\(expected) 08:00-09:00")
        }
    }

    @Test(arguments: [
        ("", "There are no hours."),
        (" ;\n; ", "There are no hours."),
        ("08:00-18:00", "names no days"),
        ("Mo-Fr", "is not a time from and to"),
        ("Xy 08:00-18:00", "“Xy” in “Xy08:00-18:00” is no day."),
        ("Mo- 08:00-18:00", "is no day"),
        ("Mo-We-Fr 08:00-18:00", "is no span of days"),
        ("Mo 22:00-06:00", "ends before it begins"),
        ("Mo 08:00-08:00", "ends before it begins"),
        ("Mo 08:00-24:01", "is not a time from and to"),
        ("Mo 08:60-09:00", "is not a time from and to"),
        ("Mo 08:00", "is not a time from and to"),
        ("Mo 08:00-12:00, Sa 09:00-13:00", "a semicolon before the next days"),
        ("Mo ٠٨:٠٠-١٢:٠٠", "is not a time from and to"),
    ])
    func `what is not understood is said in a sentence`(text: String, part: String) throws {
        let problem = try #require(throws: OpeningHoursProblem.self) { try OpeningHours(text) }
        #expect(problem.description.contains(part), "\(problem)")
        #expect(problem.description.hasSuffix("."))
    }
}
