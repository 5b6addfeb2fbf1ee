import Calls
import Foundation
import Organisation
import PushAPI
import Statistics
import Store

/// Calls of every kind in an organisation of two groups and two teams, and which of them a request asks for.
struct RandomCalls {
    private(set) var journeys: [Journey] = []
    private let calendar: LocalCalendar
    private let hours: OpeningHours

    static let groups = [
        Group(extension: "g0", alias: "Sales", numbers: ["+4921100001", "+4921100002"]),
        Group(extension: "g1", alias: nil, numbers: ["+4921100003"]),
    ]
    static let teams = [
        (name: "Blue", numbers: ["+4921100001", "+4921100003"]), (name: "Red, late", numbers: ["+4921100003"]),
    ]
    private static let externals = ["+49170111", "+49170222", "+49170333", "anonymous", nil]
    private static let causes: [HangupCause] = [.normalClearing, .cancel, .busy, .noAnswer, .congestion, .blocked]

    init(in folder: CallFolder, count: Int, _ random: inout SplitMix) async throws {
        calendar = folder.calendar
        hours = try OpeningHours("Mo-Fr 08:00-17:00")
        _ = try await folder.store.replaceGroups(Self.groups)
        _ = try await folder.store.replaceTeams(Self.teams)
        _ = try await folder.store.setOpeningHours(hours)
        try await add(count, to: folder, &random)
    }

    /// Stores more calls.
    ///
    /// - Parameter range: When they begin.
    mutating func add(_ count: Int, to folder: CallFolder, _ random: inout SplitMix) async throws {
        for _ in 0..<count {
            let legs = Self.legs("call-\(journeys.count)", &random)
            journeys.append(Journey(legs: legs, CallRules()))
            // One at a time and in any order, as messages come.
            for leg in legs.shuffled(using: &random) { try await folder.add([leg]) }
        }
    }

    private static func legs(_ id: String, _ random: inout SplitMix) -> [Leg] {
        // Few moments, so that many calls begin at the same one.
        let start = Told.noon + Int64.random(in: -40...40, using: &random) * 3_600_000
        let external = externals.randomElement(using: &random) ?? nil
        func own(_ random: inout SplitMix) -> String { "+492110000\(Int.random(in: 1...4, using: &random))" }
        let number = own(&random)
        let user = Bool.random(using: &random) ? User(name: "Ada", fullUserID: "1w0") : User(name: "voicemail")
        let wait = Double(Int.random(in: 1...80, using: &random)) / 2
        let end = wait + Double(Int.random(in: 1...80, using: &random)) / 2
        let cause = causes.randomElement(using: &random) ?? .cancel
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            return [Told.leg(id, .outgoing, at: start, own: number, external: external, answer: wait, end: end)]
        case 1: return [Told.leg(id, at: start, own: number, external: external, end: wait, cause: cause)]
        case 2: return [Told.leg(id, at: start, own: number, external: external, answer: wait)]
        case 3: return [Told.leg(id, at: start, own: number, external: external)]
        case 4:
            let second = own(&random)
            return [
                Told.leg(id, at: start, own: number, external: external, end: 5, cause: .forwarded),
                Told.leg(
                    id + "b",
                    at: start + 5_000,
                    own: second,
                    external: external,
                    answer: wait,
                    by: user,
                    end: end,
                    original: id
                ),
            ]
        default:
            return [Told.leg(id, at: start, own: number, external: external, answer: wait, by: user, end: end)]
        }
    }

    /// The ids of the first legs of the calls that a request asks for.
    func wanted(by request: CallRequest) -> Set<String> {
        Set(journeys.filter { isWanted($0, request) }.map(Self.name))
    }

    static func name(of journey: Journey) -> String { journey.legs[0].callID }

    private func isWanted(_ journey: Journey, _ request: CallRequest) -> Bool {
        let selection = request.selection
        let own = journey.legs.compactMap { $0.ownNumber?.text }
        let group = own.lazy.compactMap { number in Self.groups.first { $0.numbers.contains(number) } }.first
        let teams = Self.teams.filter { team in own.contains { team.numbers.contains($0) } }.map(\.name)
        let isOpen = hours.isOpen(at: journey.startedAt, calendar: calendar)
        let numbers = [journey.ownNumber, journey.externalNumber].compactMap { $0?.text }
        return journey.startedAt >= selection.from && journey.startedAt < selection.to
            && (selection.groups.isEmpty
                || selection.groups.contains(group.map { $0.alias ?? $0.extension } ?? "Other"))
            && (selection.teams.isEmpty
                || selection.teams.contains { teams.isEmpty ? $0 == "Other" : teams.contains($0) })
            && (selection.hours == nil || (selection.hours == .within) == isOpen)
            && (request.direction == nil || request.direction == journey.direction)
            && (request.outcomes.isEmpty || journey.outcome.map(request.outcomes.contains) == true)
            && isWanted(journey.state, request.state)
            && (request.number == nil || numbers.contains { Self.isMeant($0, request.number) })
            && request.wait.contain(journey.wait) && request.talk.contain(journey.talk)
    }

    private func isWanted(_ state: Journey.State, _ wanted: CallRequest.State?) -> Bool {
        switch wanted {
        case nil: true
        case .running: state != .ended
        case .waiting: state == .waiting
        case .active: state == .active
        case .ended: state == .ended
        }
    }
}

extension RandomCalls {
    fileprivate static func isMeant(_ number: String, _ search: NumberSearch?) -> Bool {
        switch search {
        case .whole(let whole): number == whole.text
        case .part(let part): number.components(separatedBy: part).count > 1
        case nil: true
        }
    }
}

extension CallRequest.Bounds {
    fileprivate func contain(_ length: Int64?) -> Bool {
        guard minimum != nil || maximum != nil else { return true }
        guard let length else { return false }
        return length >= minimum ?? length && length <= maximum ?? length
    }
}

extension CallRequest {
    /// A request that asks for some of the calls in some way.
    static func random(_ random: inout SplitMix) -> CallRequest {
        func sometimes<T>(_ value: T?, _ random: inout SplitMix) -> T? {
            Int.random(in: 0..<4, using: &random) == 0 ? value : nil
        }
        func some<T>(_ values: [T], _ random: inout SplitMix) -> [T] {
            values.filter { _ in Bool.random(using: &random) }
        }
        func bounds(_ random: inout SplitMix) -> Bounds {
            let least = Int64.random(in: 0...60, using: &random) * 500
            return Bounds(
                minimum: sometimes(least, &random),
                maximum: sometimes(least + Int64.random(in: 0...60, using: &random) * 500, &random)
            )
        }
        var request = CallRequest(Told.always)
        request.selection.from = Told.noon - Int64.random(in: 0...45, using: &random) * 3_600_000
        request.selection.to = Told.noon + Int64.random(in: 1...45, using: &random) * 3_600_000
        request.selection.groups = sometimes(some(["Sales", "g1", "Other", "nobody"], &random), &random) ?? []
        request.selection.teams = sometimes(some(["Blue", "Red, late", "Other", "nobody"], &random), &random) ?? []
        request.selection.hours = sometimes(PanelRequest.Hours.allCases.randomElement(using: &random), &random)
        request.direction = sometimes([.incoming, .outgoing, .internal].randomElement(using: &random), &random)
        request.outcomes = Set(sometimes(some(Outcome.allCases, &random), &random) ?? [])
        request.state = sometimes(State.allCases.randomElement(using: &random), &random)
        let numbers: [NumberSearch] =
            ["+4921100001", "+49170111", "anonymous"].map { .whole(PhoneNumber(stored: $0)) }
            + ["2110000", "70111", "+4917", "0003", "999"].map(NumberSearch.part)
        request.number = sometimes(numbers.randomElement(using: &random), &random)
        request.wait = bounds(&random)
        request.talk = bounds(&random)
        request.order = Order.allCases.randomElement(using: &random) ?? .newest
        request.limit = CallRequest.limits.upperBound
        return request
    }
}
