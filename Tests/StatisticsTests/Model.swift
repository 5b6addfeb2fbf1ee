import Calls
import Foundation
import PushAPI

@testable import Statistics

/// What the panels mean, written as plainly as possible over all calls; slow.
struct Model {
    let world: World
    let request: PanelRequest
    /// All calls that the request selects, of any time.
    let wanted: [World.Call]
    /// Those of them that began in the range.
    let inRange: [Journey]
    /// The beginnings of all buckets, and the calls that began in each; dear to find out.
    private(set) var starts: [Instant] = []
    private(set) var callsOfBucket: [Instant: [Journey]] = [:]

    init(_ world: World, _ request: PanelRequest) {
        self.world = world
        self.request = request
        wanted = world.calls.filter { Self.isWanted($0, request, world.organisation) }
        inRange = wanted.map(\.journey).filter { $0.startedAt >= request.from && $0.startedAt < request.to }
        starts = walk()
        callsOfBucket = Dictionary(grouping: inRange) { [self] in bucket(of: $0.startedAt) }
    }

    /// The rows that a panel should have; nil when the model does not know the panel.
    func rows(_ id: String) -> [[Cell]]? {
        live(id) ?? answering(id) ?? service(id) ?? waiting(id) ?? talking(id) ?? load(id) ?? customers(id)
    }

    private static func isWanted(_ call: World.Call, _ request: PanelRequest, _ account: TestOrganisation) -> Bool {
        let teams = call.teams.isEmpty ? ["Other"] : call.teams
        return (request.groups.isEmpty || request.groups.contains(account.name(ofGroup: call.group)))
            && (request.teams.isEmpty || !teams.isDisjoint(with: request.teams))
            && (request.hours == nil || (request.hours == .within) == call.isInHours)
    }

    /// Calls from outside that began in the range.
    var incoming: [Journey] { inRange.filter { $0.direction == .incoming } }
}

// Cells.
extension Model {
    func text(_ number: PhoneNumber?) -> Cell { (number?.text).map(Cell.text) ?? .null }

    func seconds(_ milliseconds: Int64?) -> Cell { milliseconds.map { .number(Double($0) / 1_000) } ?? .null }

    func count(_ number: Int) -> Cell { .integer(Int64(number)) }

    func whole(_ number: Int64?) -> Cell { number.map(Cell.integer) ?? .null }

    func share(_ part: Int, of whole: Int) -> Cell { whole == 0 ? .null : .number(Double(part) / Double(whole)) }

    func mean(_ values: [Int64]) -> Cell {
        values.isEmpty ? .null : .number(Double(values.reduce(0, +)) / Double(values.count) / 1_000)
    }
}

// The present.
extension Model {
    private func live(_ id: String) -> [[Cell]]? {
        switch id {
        case "waiting": [[count(running(.waiting).count { $0.direction == .incoming })]]
        case "active-calls": [[count(running(.active).count)]]
        case "active-calls-list":
            running(.active).sorted { $0.startedAt < $1.startedAt }.map { call in
                [
                    .time(call.startedAt), .text(call.direction.rawValue), text(call.ownNumber),
                    text(call.externalNumber), seconds(call.answeredAt.map { world.now - $0 }),
                ]
            }
        default: nil
        }
    }

    private func running(_ state: Journey.State) -> [Journey] {
        wanted.map(\.current).filter { $0.state == state }
    }
}
