import Access
import Account
import Foundation
import HTTPTypes
import Hummingbird
import Ingest
import Metering
import Statistics

/// What monitors ask: is the process up, is it ready, what does it count.
struct OperationsRoutes: Sendable {
    let site: Site
    let broadcast: LiveBroadcast

    /// Adds what everybody may ask.
    func addOpen(to router: some RouterMethods<Visitor>) {
        router.get("/healthz") { _, _ in
            Response.noStore("text/plain; charset=utf-8", ByteBuffer(string: "ok\n"))
        }
    }

    /// Adds what monitors ask with a token.
    func add(to router: some RouterMethods<Visitor>) {
        router.get("/readyz", for: \.canSeeStatistics) { request, context in
            let health = Health(of: site, saysWhy: try context.identity.canChangeSettings)
            let problems = health.problems.map { $0[Language(of: request)] }
            guard problems.isEmpty else {
                throw Problem(status: .serviceUnavailable, detail: problems.joined(separator: " "))
            }
            return Response.noStore("application/json", ByteBuffer(string: #"{"ready":true}"# + "\n"))
        }
        router.get("/metrics", for: \.canSeeStatistics) { _, _ in
            Response.noStore(PrometheusText.contentType, ByteBuffer(string: metrics()))
        }
    }

    private func metrics() -> String {
        let meters = site.meters
        let view = site.intake.live.view
        var text = PrometheusText()
        text.counter("call_statistics_events_total", "Accepted events by type.", meters.events)
        text.counter("call_statistics_refusals_total", "Refused webhook requests by reason.", meters.refusals)
        text.counter("call_statistics_events_applied_total", "Events written to the store.", meters.applied.value)
        text.counter(
            "call_statistics_journal_faults_total",
            "Events that were not durable when they were acknowledged.",
            meters.journalFaults.value
        )
        text.counter("call_statistics_store_errors_total", "Failed writes to the store.", meters.storeErrors.value)
        text.counter("call_statistics_events_set_aside_total", "Events refused for good.", meters.setAside.value)
        text.counter("call_statistics_events_lost_total", "Events lost.", meters.lost.value)
        text.gauge("call_statistics_journal_length", "Events that wait for the store.", site.applier.backlog)
        text.gauge("call_statistics_waiting", "Callers who wait.", view.waiting.count)
        text.gauge("call_statistics_active_calls", "Conversations.", view.active.count)
        text.gauge("call_statistics_live_streams", "Browsers and programs that follow the calls.", broadcast.count)
        text.gauge(
            "call_statistics_login_lost",
            "Whether sipgate does not accept the login any more.",
            site.account.keeper.lastMemory.loss == nil ? 0 : 1
        )
        text.histogram(
            "call_statistics_reply_seconds",
            "From the last byte of a webhook request to its reply.",
            meters.replyTime
        )
        return text.text
    }
}
