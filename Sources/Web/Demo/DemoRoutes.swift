import Access
import Hummingbird
import Logging
import Statistics

/// Starting and ending the demo beside the real site: `/api/v1/demo`.
struct DemoRoutes: Sendable {
    let site: Site

    private struct Answer: Encodable {
        var running: Bool
        var address = DemoMount.address
    }

    func add(to router: some RouterMethods<Visitor>) {
        guard let demo = site.demo else { return }
        router.get("/api/v1/demo", for: \.canConnectAccount) { _, _ in
            try Response.json(Answer(running: demo.isRunning))
        }
        router.post("/api/v1/demo", for: \.canConnectAccount) { request, context in
            do {
                try await demo.start()
            } catch let problem as DemoProblem {
                context.logger.warning("the demo did not start", metadata: ["reason": "\(problem.reason)"])
                throw Problem.demoFailed(problem, Language(of: request))
            }
            return try Response.json(Answer(running: demo.isRunning))
        }
        router.delete("/api/v1/demo", for: \.canConnectAccount) { _, _ in
            await demo.stop()
            return try Response.json(Answer(running: demo.isRunning))
        }
    }
}

extension Problem {
    fileprivate static func demoFailed(_ problem: DemoProblem, _ language: Language) -> Problem {
        let reason = problem.reason.hasSuffix(".") ? problem.reason : problem.reason + "."
        let detail = Localized(
            de: "Die Demo ließ sich nicht starten: \(reason) Bitte Platz und Rechte des Datenordners prüfen.",
            en: "The demo could not be started: \(reason) Check space and rights of the data folder."
        )
        return Problem(status: .serviceUnavailable, detail: detail[language])
    }
}
