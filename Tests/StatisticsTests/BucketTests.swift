import Calls
import Foundation
import Organisation
import PushAPI
import Store
import Testing

@testable import Statistics

struct BucketTests {
    private func starts(
        _ from: String,
        _ to: String,
        _ unit: TimeUnit,
        zone: String = "Europe/Berlin"
    ) throws -> [String] {
        let calendar = LocalCalendar(timeZone: try #require(TimeZone(identifier: zone)))
        let request = PanelRequest(from: try at(from), to: try at(to), unit: unit)
        return try Buckets(of: request, now: try at("2100-01-01T00:00:00Z"), calendar).list.map {
            RFC3339.text($0.start)
        }
    }

    @Test(arguments: [("2026-03-29", 23), ("2026-10-25", 25), ("2026-10-26", 24)])
    func `a day has as many hours as pass`(date: String, hours: Int) throws {
        let calendar = LocalCalendar(timeZone: try #require(TimeZone(identifier: "Europe/Berlin")))
        let noon = try at("\(date)T12:00:00Z")
        let request = PanelRequest(
            from: calendar.startOfDay(noon),
            to: calendar.startOfDay(noon, offset: 1),
            unit: .hour
        )
        let list = try Buckets(of: request, now: request.to, calendar).list
        #expect(list.count == hours)
        #expect(Set(list.map(\.start)).count == hours)
    }

    @Test func `hours begin with the local day, also in zones that are half an hour off`() throws {
        #expect(
            try starts("2026-06-01T10:00:00Z", "2026-06-01T11:00:00Z", .hour, zone: "Asia/Kathmandu")
                == ["2026-06-01T09:15:00.000Z", "2026-06-01T10:15:00.000Z"]
        )
    }

    @Test func `a day that ends within an hour cuts it`() throws {
        #expect(
            try starts("2026-04-04T12:00:00Z", "2026-04-04T14:00:00Z", .hour, zone: "Australia/Lord_Howe")
                == ["2026-04-04T12:00:00.000Z", "2026-04-04T13:00:00.000Z"]
        )
        #expect(
            try starts("2026-04-05T12:30:00Z", "2026-04-05T14:00:00Z", .hour, zone: "Australia/Lord_Howe")
                == ["2026-04-05T12:00:00.000Z", "2026-04-05T13:00:00.000Z", "2026-04-05T13:30:00.000Z"]
        )
    }

    @Test(
        arguments: [
            (.day, ["2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"]),
            (.week, ["2026-10-18T22:00:00.000Z", "2026-10-25T23:00:00.000Z"]),
            (.month, ["2026-09-30T22:00:00.000Z"]), (.halfYear, ["2026-06-30T22:00:00.000Z"]),
            (.year, ["2025-12-31T23:00:00.000Z"]),
        ] as [(TimeUnit, [String])]
    )
    func `larger units follow the local calendar`(unit: TimeUnit, expected: [String]) throws {
        #expect(try starts("2026-10-25T12:00:00Z", "2026-10-26T12:00:00Z", unit) == expected)
    }

    @Test func `the end of the range does not belong to it`() throws {
        #expect(try starts("2026-10-20T10:00:00Z", "2026-10-20T11:00:00Z", .hour) == ["2026-10-20T10:00:00.000Z"])
        #expect(try starts("2026-10-20T10:00:00Z", "2026-10-20T11:00:00.001Z", .hour).count == 2)
    }

    @Test func `there are no buckets after now`() throws {
        let calendar = LocalCalendar(timeZone: .gmt)
        let now = try at("2026-10-20T10:00:00Z")
        let request = PanelRequest(from: now - 3_600_000, to: now + 86_400_000, unit: .hour)
        #expect(try Buckets(of: request, now: now, calendar).list.map(\.start) == [now - 3_600_000, now])
        let future = PanelRequest(from: now + 1, to: now + 86_400_000, unit: .hour)
        #expect(try Buckets(of: future, now: now, calendar).list.isEmpty)
    }

    @Test func `a hundred thousand buckets are allowed and no more`() throws {
        let calendar = LocalCalendar(timeZone: .gmt)
        let start = try at("2020-01-01T00:00:00Z")
        let now = try at("2026-01-01T00:00:00Z")
        var request = PanelRequest(from: start, to: start + 100_000 * 60_000, unit: .minute)
        #expect(try Buckets(of: request, now: now, calendar).list.count == 100_000)
        request.to = request.to + 1
        #expect(throws: RequestProblem.tooManyBuckets(unit: .minute, fitting: .hour)) {
            try Buckets(of: request, now: now, calendar)
        }
    }

    @Test func `the finest unit that fits is named`() throws {
        let calendar = LocalCalendar(timeZone: .gmt)
        let request = PanelRequest(from: try at("0001-01-01T00:00:00Z"), to: try at("5001-01-01T00:00:00Z"), unit: .day)
        #expect(throws: RequestProblem.tooManyBuckets(unit: .day, fitting: .month)) {
            try Buckets(of: request, now: request.to, calendar)
        }
    }
}
