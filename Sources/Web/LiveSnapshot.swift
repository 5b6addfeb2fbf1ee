import Calls
import Foundation
import Ingest
import PushAPI
import Statistics
import Store

/// What the live route and its stream send: the calls of this moment and the state of the service.
struct LiveSnapshot: Encodable {
    /// More rows than anybody can read help nobody; the numbers count all.
    private static let mostRows = 200

    struct WaitingCall: Encodable {
        var since: String
        var caller: String?
        var ownNumber: String?
        var group: String?
        var teams: [String]
    }

    struct ActiveCall: Encodable {
        var start: String
        var answeredAt: String?
        var direction: String
        var ownNumber: String?
        var externalNumber: String?
        var group: String?
        var teams: [String]
    }

    struct HealthState: Encodable {
        var ready: Bool
        var problems: [String]
        var journalLength: Int
    }

    var at: String
    var waiting: Int
    var active: Int
    var longestWaitSince: String?
    var lastEventAt: String?
    var totalEvents: Int
    var waitingCalls: [WaitingCall]
    var activeCalls: [ActiveCall]
    var health: HealthState
    /// What everybody should know.
    var warnings: [String]
    /// What an administrator should decide.
    var offers: [String]
    var signatureChecked: Bool
    var demo: Bool
    var version: String
    var webhookAddress: String?
    /// True where telephone numbers of the other side are hidden from the reader.
    var numbersMasked: Bool?

    init(of site: Site, for audience: LiveAudience) {
        let language = audience.language
        func shown(_ number: PhoneNumber?) -> String? { audience.seesNumbers ? number?.text : number?.description }
        let view = site.intake.live.view
        let health = Health(of: site, saysWhy: audience.isOperator)
        let places = site.upkeep.whereabouts
        at = RFC3339.text(site.clock())
        waiting = view.waiting.count
        active = view.active.count
        longestWaitSince = view.waiting.first.map { RFC3339.text($0.startedAt) }
        lastEventAt = view.lastEventAt.map(RFC3339.text)
        totalEvents = view.totalEvents
        waitingCalls = view.waiting.prefix(Self.mostRows).map { journey in
            WaitingCall(
                since: RFC3339.text(journey.startedAt),
                caller: shown(journey.externalNumber),
                ownNumber: journey.ownNumber?.text,
                group: places.group(of: journey),
                teams: places.teams(of: journey)
            )
        }
        activeCalls = view.active.prefix(Self.mostRows).map { journey in
            ActiveCall(
                start: RFC3339.text(journey.startedAt),
                answeredAt: journey.answeredAt.map(RFC3339.text),
                direction: journey.direction.rawValue,
                ownNumber: journey.ownNumber?.text,
                externalNumber: shown(journey.externalNumber),
                group: places.group(of: journey),
                teams: places.teams(of: journey)
            )
        }
        self.health = HealthState(
            ready: health.problems.isEmpty,
            problems: health.problems.map { $0[language] },
            journalLength: site.applier.backlog
        )
        warnings = AccountWarnings.all(of: site).map { $0[language] }
        offers = AccountWarnings.offers(of: site).map { $0[language] }
        signatureChecked = site.verifier != nil
        demo = site.isDemo
        version = site.version
        webhookAddress = site.webhookAddress
        numbersMasked = audience.seesNumbers ? nil : true
    }

    func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        return Array(try encoder.encode(self))
    }
}
