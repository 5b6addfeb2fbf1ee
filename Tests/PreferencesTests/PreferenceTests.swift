import Calls
import Organisation
import Statistics
import Testing

@testable import Preferences

@Suite struct PreferenceTests {
    private static let names = Preference.all.map(\.name)

    private func preference(_ name: String) throws -> Preference { try #require(Preference[name]) }

    @Test func `what nobody has set is the product's definition`() {
        #expect(HouseRules().statistics == StatisticsSettings())
        #expect(HouseRules().shortAbandon == CallRules().shortAbandon)
        #expect(HouseRules().hours == nil)
    }

    @Test func `every name is there once`() {
        #expect(Set(Self.names).count == Self.names.count)
    }

    @Test(arguments: names)
    func `the product's own value is one that can be chosen`(name: String) throws {
        let preference = try preference(name)
        #expect(try preference.checked(preference.standard) == preference.standard)
    }

    @Test(arguments: names)
    func `whoever sets one thing sets no other`(name: String) throws {
        let values: [PreferenceValue] = [
            .number(7), .flag(true), .text("SL-N"), .text("NW"), .text("Mo-Fr 08:00-18:00"),
        ]
        for value in values {
            var rules = HouseRules()
            guard (try? preference(name).set(value, in: &rules)) != nil else { continue }
            for other in Preference.all where other.name != name {
                #expect(other.value(in: rules) == other.standard, "\(other.name)")
            }
        }
    }

    @Test(arguments: names)
    func `a page says what it is in both languages`(name: String) throws {
        let preference = try preference(name)
        for text in [preference.title, preference.hint] {
            #expect(!text.de.isEmpty)
            #expect(!text.en.isEmpty)
        }
        #expect(preference.hint.de != preference.hint.en)
        #expect(preference.hint.de.hasSuffix("."))
        #expect(preference.hint.en.hasSuffix("."))
    }

    @Test(
        arguments: [
            ("SERVICE_LEVEL_SECONDS", "30", PreferenceValue.number(30)), ("VOICEMAIL_IS_ABANDONED", "Yes", .flag(true)),
            ("SERVICE_LEVEL_FORMULA", "sl-x", .text("SL-X")), ("HOLIDAYS", "nw", .text("NW")),
            ("OPENING_HOURS", "montag-freitag 8:00-18:00", .text("Mo-Fr 08:00-18:00")),
        ]
    )
    func `a text of the environment is brought into its one spelling`(
        name: String,
        text: String,
        value: PreferenceValue
    ) throws {
        #expect(try preference(name).value(of: text) == value)
    }

    @Test(
        arguments: [
            ("SERVICE_LEVEL_SECONDS", PreferenceValue.number(0), PreferenceProblem.notANumber(1...3_600)),
            ("SERVICE_LEVEL_SECONDS", .text("20"), .notANumber(1...3_600)),
            ("SERVICE_LEVEL_GOAL", .number(100), .notANumber(1...99)),
            ("VOICEMAIL_IS_ABANDONED", .number(1), .notYesOrNo),
            ("HOLIDAYS", .text("XX"), .notAChoice(Land.allCases.map(\.rawValue))),
        ]
    )
    func `what it cannot be is refused with what it can be`(
        name: String,
        value: PreferenceValue,
        problem: PreferenceProblem
    ) throws {
        let preference = try preference(name)
        #expect(throws: problem) { try preference.checked(value) }
    }

    @Test func `holidays alone close a business that is otherwise always open`() throws {
        var rules = HouseRules()
        try preference("HOLIDAYS").set(.text("NW"), in: &rules)
        #expect(rules.hours?.text == "Mo-Su 00:00-24:00")
        #expect(rules.hours?.holidays == .northRhineWestphalia)
    }
}
