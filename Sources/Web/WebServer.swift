import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// The HTTP server with all routes of the product.
public enum WebServer {
    /// Builds the server and the services that it needs.
    ///
    /// - Parameters:
    ///   - host: The address to listen on.
    ///   - port: The TCP port; 0 takes a free one.
    ///   - onListening: Called with the port once the server takes requests.
    /// - Returns: The services, in the order in which they start; the live stream is the first to be stopped, because
    ///   the server waits for its open requests.
    public static func services(
        _ site: Site,
        host: String,
        port: Int,
        logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void
    ) -> [any Service] {
        let broadcast = LiveBroadcast(site)
        let application = Application(
            responder: WithoutBasePath(
                base: BasePath(of: site.account.baseAddress),
                inner: router(site, broadcast).buildResponder()
            ),
            // A connection that neither sends nor receives holds a descriptor; live streams are never silent so long.
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? port) },
            logger: logger
        )
        return [application, broadcast]
    }

    /// Makes a site that another one serves below one of its addresses, and the service that it needs.
    public static func mounted(_ site: Site) -> (site: MountedSite, broadcast: any Service) {
        let broadcast = LiveBroadcast(site)
        let responder = router(site, broadcast).buildResponder()
        return (MountedSite(responder: responder, broadcast: broadcast), broadcast)
    }

    /// The map of all addresses.
    static func router(_ site: Site, _ broadcast: LiveBroadcast) -> Router<Visitor> {
        let router = Router(context: Visitor.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: ProblemMiddleware())
        WebhookRoutes(site).add(to: router)
        let demo = site.demo.map(DemoPages.init)
        demo?.addOpen(to: router)
        // Everything below is for browsers and monitors; the webhook above is on a caller's ringing time.
        router.add(middleware: SecurityHeaders())
        // Once more, within: refusals have these headers, too.
        router.add(middleware: ProblemMiddleware())
        let gate = Gate(site: site)
        let pages = PageRoutes(site: site)
        let sessions = SessionRoutes(site: site, gate: gate)
        let operations = OperationsRoutes(site: site, broadcast: broadcast)
        let connecting = ConnectRoutes(site: site, gate: gate)
        pages.addOpen(to: router)
        sessions.addOpen(to: router)
        operations.addOpen(to: router)
        connecting.addOpen(to: router)
        // Nobody reaches what is added below who is not known, and neither does a stranger learn what there is.
        router.add(middleware: Fence(gate: gate))
        pages.add(to: router)
        demo?.add(to: router)
        router.add(middleware: ZippedAnswers())
        PanelRoutes(site: site).add(to: router)
        CallRoutes(site: site).add(to: router)
        CallBackRoutes(site: site).add(to: router)
        DefinitionRoutes().add(to: router)
        RevealRoutes(site: site).add(to: router)
        LiveRoutes(site: site, broadcast: broadcast, gate: gate).add(to: router)
        StatusRoutes(site: site).add(to: router)
        operations.add(to: router)
        sessions.add(to: router)
        connecting.add(to: router)
        AccountRoutes(site: site, gate: gate).add(to: router)
        SettingsRoutes(site: site, gate: gate).add(to: router)
        TeamsRoutes(site: site, gate: gate).add(to: router)
        AnnotationRoutes(site: site, gate: gate).add(to: router)
        UserRoutes(site: site).add(to: router)
        TokenRoutes(site: site).add(to: router)
        PasswordRoute(site: site).add(to: router)
        DisclosureRoutes(site: site).add(to: router)
        SelfTestRoutes(site: site).add(to: router)
        DemoRoutes(site: site).add(to: router)
        return router
    }
}
