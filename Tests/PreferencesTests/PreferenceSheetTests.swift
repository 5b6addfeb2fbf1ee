import Formulas
import Foundation
import Organisation
import PushAPI
import Statistics
import Store
import StoreSQLite
import Testing

@testable import Preferences

@Suite struct PreferenceSheetTests {
    private static let now = Instant(milliseconds: 1_795_143_600_000)

    private func sheet(
        environment: [String: PreferenceValue] = [:],
        chosen: [String: PreferenceValue] = [:]
    ) -> PreferenceSheet {
        var page = PreferenceSheet.Chosen()
        page.values = chosen
        return PreferenceSheet(environment: environment, chosen: page)
    }

    @Test func `the environment wins over the page, and the page over the product`() throws {
        let threshold = try #require(Preference["SERVICE_LEVEL_SECONDS"])
        let both = sheet(environment: [threshold.name: .number(30)], chosen: [threshold.name: .number(40)])
        #expect(threshold.value(in: both.rules) == .number(30))
        #expect(both.source(of: threshold) == .environment)
        let page = sheet(chosen: [threshold.name: .number(40)])
        #expect(threshold.value(in: page.rules) == .number(40))
        #expect(page.source(of: threshold) == .page)
        #expect(sheet().source(of: threshold) == .standard)
    }

    @Test func `what another version has chosen stays chosen and has no effect`() throws {
        let goal = try #require(Preference["SERVICE_LEVEL_GOAL"])
        let odd = sheet(chosen: ["NEXT_YEAR": .flag(true), goal.name: .number(100)])
        #expect(odd.rules == HouseRules())
        #expect(odd.source(of: goal) == .standard)
        let changed = try odd.chosen(changing: [goal.name: .number(90)], by: "anna", at: Self.now)
        #expect(changed.values == ["NEXT_YEAR": .flag(true), goal.name: .number(90)])
    }

    @Test func `of several changes all are made or none`() {
        let refusal = #expect(throws: PreferenceRefusal.self) {
            try sheet(environment: ["HOLIDAYS": .text("NW")]).chosen(
                changing: [
                    "SERVICE_LEVEL_SECONDS": .number(30), "SERVICE_LEVEL_GOAL": .number(0), "HOLIDAYS": .text("BY"),
                    "WRAP_UP": .number(1),
                ],
                by: "anna",
                at: Self.now
            )
        }
        #expect(
            refusal?.problems == [
                "SERVICE_LEVEL_GOAL": .notANumber(1...99), "HOLIDAYS": .setElsewhere, "WRAP_UP": .unknown,
            ]
        )
    }

    @Test func `what one server is told the others learn from the database`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "preferences-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let store = try SQLiteDatabase.open(
            path: folder.appending(path: "calls.sqlite").path,
            calendar: LocalCalendar(timeZone: zone)
        )
        let (one, other) = (
            SharedPreferences(environment: [:], store: store), SharedPreferences(environment: [:], store: store)
        )
        try await one.change(["CALL_BACK_DAYS": .number(3)], by: "anna", at: Self.now)
        try await one.change(["WRAP_UP_SECONDS": .number(60)], by: "ben", at: Self.now + 1_000)
        let learned = try await other.refresh()
        #expect(learned.rules.statistics.callBacks.expiry == 3 * 86_400_000)
        #expect(learned.rules.statistics.wrapUp == 60_000)
        #expect(learned.chosen.changedBy == "ben")
        #expect(learned.chosen.changedAt == Self.now + 1_000)
        try await other.change(["CALL_BACK_DAYS": nil], by: "anna", at: Self.now)
        #expect(try await one.refresh().chosen.values == ["WRAP_UP_SECONDS": .number(60)])
        try await store.close()
    }
}
