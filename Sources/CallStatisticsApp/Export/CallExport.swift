import Foundation
import Statistics

/// Writes calls of any number in the memory of one page.
struct CallExport {
    let statistics: Statistics
    let format: ExportFormat

    func write(_ selection: PanelRequest, to path: String?) async throws {
        var request = CallRequest(selection)
        request.order = .oldest
        request.limit = CallRequest.limits.upperBound
        try await Output.write(to: path) { output in
            var count = 0
            // Nothing is written before the first page is there: a refusal leaves no half of a file.
            repeat {
                let page = try await statistics.calls(request)
                try output.write(text(page, isFirst: count == 0))
                count += page.calls.count
                request.after = page.next
                ExportProgress.show("\(count) calls written")
            } while request.after != nil
            if format == .json { try output.write("\n]\n".utf8) }
        }
        ExportProgress.end()
    }

    private func text(_ page: CallPage, isFirst: Bool) -> [UInt8] {
        switch format {
        case .csv:
            return Array(page.csv(hasHeader: isFirst).utf8)
        case .json:
            var bytes: [UInt8] = isFirst ? Array("[".utf8) : []
            for (index, call) in page.calls.enumerated() {
                bytes += (isFirst && index == 0 ? "\n" : ",\n").utf8
                bytes += call.json()
            }
            return bytes
        }
    }
}

/// How far an export has come, for somebody who waits for it.
enum ExportProgress {
    /// Where the result itself goes to the terminal, it is what shows that something happens.
    private static let isShown = isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 0

    static func show(_ text: String) {
        if isShown { Console.progress(text) }
    }

    static func end() {
        if isShown { Console.progress("") }
    }
}
