import HTTPTypes
import Hummingbird
import Organisation
import PushAPI
import Statistics

/// The answer of `GET /api/v1/opening-hours?text=…&land=…`: what a text says, before anybody has decided for it.
struct OpeningHoursAnswer: Encodable {
    struct Day: Encodable {
        var date: String
        var name: String
    }

    /// How many holidays to come are told.
    private static let mostDays = 5

    /// The text in its one spelling; empty when it is always open.
    var text: String
    /// For each day from Monday, from when to when it is open, in minutes after midnight; nil when it always is.
    var week: [[[Int64]]]?
    /// The public holidays to come, of the Land that was asked for.
    var holidays: [Day]

    /// Reads the text of a request.
    ///
    /// - Throws: `Problem` 400 for a text that says no hours.
    init(_ request: Request, at now: Instant, _ calendar: LocalCalendar) throws {
        let language = Language(of: request)
        let query = request.uri.queryParameters
        let wanted = query["text"].map(String.init) ?? ""
        do throws(OpeningHoursProblem) {
            let hours = wanted.allSatisfy(\.isWhitespace) ? nil : try OpeningHours(wanted)
            text = hours?.text ?? ""
            week = hours.map { $0.week.map { day in day.map { [$0.lowerBound, $0.upperBound] } } }
        } catch {
            let sentence = Localized(de: error.german, en: error.description)[language]
            throw FieldProblem(status: .badRequest, detail: sentence, errors: ["text": sentence])
        }
        holidays =
            query["land"].flatMap { Land(rawValue: String($0)) }.map { land in
                Self.next(of: land, after: calendar.clock(of: now).date, language)
            } ?? []
    }

    private static func next(of land: Land, after today: CivilDate, _ language: Language) -> [Day] {
        let dates = (today.year...today.year + 1).flatMap { Holidays.dates(year: $0, land: land) }
        return dates.filter { $0.date.daysSince1970 >= today.daysSince1970 }.prefix(mostDays).map { holiday in
            let name = Localized(de: holiday.germanName, en: holiday.englishName)[language]
            return Day(date: holiday.date.text, name: name)
        }
    }
}

extension CivilDate {
    /// As in 2026-11-22.
    fileprivate var text: String {
        [year, month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
    }
}
