import Foundation
import Statistics

/// Writes the answers of panels, as the API gives them.
struct PanelExport {
    let statistics: Statistics
    let format: ExportFormat
    let language: Language

    /// Writes one panel.
    func write(_ panel: Panel, _ request: PanelRequest, to path: String?) async throws {
        let answer = try await statistics.answer(panel, request, language)
        try await Output.write(to: path) { output in
            switch format {
            case .csv: try output.write(answer.csv().utf8)
            case .json: try output.write(answer.json() + "\n".utf8)
            }
        }
    }

    /// Writes several panels: JSON as one object with a member for each id, CSV as one file for each in a folder.
    func write(_ panels: [Panel], _ request: PanelRequest, to path: String?) async throws {
        switch (format, path) {
        case (.csv, let folder?): try await writeFiles(panels, request, in: folder)
        default: try await writeObject(panels, request, to: path)
        }
        ExportProgress.end()
    }

    private func writeFiles(_ panels: [Panel], _ request: PanelRequest, in folder: String) async throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw OutputError.cannotWrite(path: folder, reason: "no folder can be made there")
        }
        for (index, panel) in panels.enumerated() {
            try await write(panel, request, to: "\(folder)/\(panel.id).csv")
            ExportProgress.show("\(index + 1) of \(panels.count) panels written")
        }
    }

    private func writeObject(_ panels: [Panel], _ request: PanelRequest, to path: String?) async throws {
        try await Output.write(to: path) { output in
            for (index, panel) in panels.enumerated() {
                let answer = try await statistics.answer(panel, request, language)
                // The ids of panels need no escapes.
                try output.write((index == 0 ? "{\n\"\(panel.id)\":" : ",\n\"\(panel.id)\":").utf8)
                try output.write(answer.json())
                ExportProgress.show("\(index + 1) of \(panels.count) panels written")
            }
            try output.write("\n}\n".utf8)
        }
    }
}
