import Foundation
import Grafana
import Statistics
import Testing

/// The files that stand in the repository, for those who install without building.
@Suite struct CommittedFilesTests {
    /// Where Compose takes them from.
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Deploy/grafana")

    @Test(arguments: GrafanaFiles.all(language: .en).map(\.path))
    func `a committed file is what the program writes; if not: call-statistics grafana --output Deploy/grafana`(
        path: String
    ) throws {
        let committed = try? String(contentsOf: Self.folder.appendingPathComponent(path), encoding: .utf8)
        let isUpToDate = committed == (try content(of: path))
        #expect(isUpToDate, "\(path)")
    }
}
