import Access
import Ingest
import Metering
import Organisation
import Preferences
import PushAPI
import Statistics
import Store

/// Everything that the pages and routes are served from.
public struct Site: Sendable {
    /// The sipgate account, and who may see what.
    public var account: AccountPart
    /// Where events enter.
    public var intake: Intake
    /// What carries events into the store.
    public var applier: Applier
    /// What keeps teams, places and checks in order.
    public var upkeep: Upkeep
    /// What administrators have chosen.
    public var preferences: SharedPreferences
    /// Where calls, and what is noted beside them, are kept.
    public var store: any CallStore
    /// What kind of database that is, by the name of its maker.
    public var database: String
    /// Answers to the panels' questions.
    public var statistics: Statistics
    /// The zone of days and hours.
    public var calendar: LocalCalendar
    /// What the product counts about itself.
    public var meters: Meters
    /// The server's clock.
    public var clock: Clock
    /// Checks who sent an event; nil when an operator has switched the check off.
    public var verifier: SignatureVerifier?
    /// The address under which sipgate reaches the webhook; nil when it is taken from each request.
    public var webhookAddress: String?
    /// Proxies whose word is taken for the address of a browser.
    public var trustedProxies = AddressRange.loopback
    /// Whether the data are simulated.
    public var isDemo: Bool
    /// What those may do who do not log in; nil when they may do nothing.
    public var guest: Role?
    /// The version of the product.
    public var version: String
    /// The script of Chart.js; nil where its package is not installed.
    public var chartScript: [UInt8]?
    /// What tries the whole way of a call; nil where that is not offered.
    public var selfTest: SelfTest?
    /// A second site with simulated calls below `demo/`; nil where that is not offered.
    public var demo: DemoMount?
    /// Where visitors of a demo came from, seen from its pages; nil for every other site.
    public var wayBack: String?
    /// Whether a route is served that only reads the body and replies, for benchmarks to compare with.
    public var hasBareRoute: Bool

    /// Creates a site.
    public init(
        account: AccountPart,
        intake: Intake,
        applier: Applier,
        upkeep: Upkeep,
        preferences: SharedPreferences,
        store: any CallStore,
        database: String,
        statistics: Statistics,
        calendar: LocalCalendar,
        meters: Meters,
        clock: @escaping Clock,
        verifier: SignatureVerifier?,
        webhookAddress: String?,
        isDemo: Bool,
        guest: Role?,
        version: String,
        chartScript: [UInt8]?,
        hasBareRoute: Bool
    ) {
        self.account = account
        self.intake = intake
        self.applier = applier
        self.upkeep = upkeep
        self.preferences = preferences
        self.store = store
        self.database = database
        self.statistics = statistics
        self.calendar = calendar
        self.meters = meters
        self.clock = clock
        self.verifier = verifier
        self.webhookAddress = webhookAddress
        self.isDemo = isDemo
        self.guest = guest
        self.version = version
        self.chartScript = chartScript
        self.hasBareRoute = hasBareRoute
    }
}
