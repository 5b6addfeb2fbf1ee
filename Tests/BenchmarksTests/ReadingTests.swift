import Testing

@testable import Benchmarks

/// What the benchmarks read from a server and from the system.
struct ReadingTests {
    private let metrics = MetricsText(
        """
        # HELP call_statistics_events_applied_total Events written to the store.
        # TYPE call_statistics_events_applied_total counter
        call_statistics_events_applied_total 41
        call_statistics_events_total{event="newCall"} 17
        call_statistics_journal_length 3
        call_statistics_reply_seconds_sum 0.25

        """
    )

    @Test func `the counters of events are read from the metrics`() {
        #expect(metrics.applied == 41)
        #expect(metrics.backlog == 3)
    }

    @Test func `a sample with labels is found by name and labels`() {
        #expect(metrics[#"call_statistics_events_total{event="newCall"}"#] == 17)
        #expect(metrics["call_statistics_events_total"] == nil)
    }

    @Test func `a page that is no metrics text has no counters`() {
        #expect(MetricsText("<html>not found</html>\n").applied == nil)
    }

    @Test func `resident memory and its peak are read from the status of a process`() throws {
        let status = "Name:\tserver\nVmPeak:\t  900000 kB\nVmHWM:\t   81234 kB\nVmRSS:\t   45678 kB\nThreads:\t5\n"
        let memory = try #require(Memory(status: status))
        #expect(memory.resident == 45_678)
        #expect(memory.peak == 81_234)
    }

    @Test func `a status without memory, as of a process that has ended, is nothing`() {
        #expect(Memory(status: "Name:\tserver\nState:\tZ (zombie)\n") == nil)
    }

    @Test func `the port is taken from the line with the dashboard's address`() {
        #expect(WelcomeText.port(in: "\nrunning.\n\n  Dashboard   http://127.0.0.1:40123/\n  Webhook") == 40_123)
    }

    @Test func `half of the line is no port yet`() {
        #expect(WelcomeText.port(in: "\n  Dashboard   http://127.0.0.1:401") == nil)
    }
}
