import Foundation

/// The built product.
package enum Product {
    /// The folder that the tests were built from.
    package static let sources = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The executable `call-statistics` that was built together with the tests and lies beside them.
    package static func executable() throws -> URL {
        let bundles = Bundle.allBundles.map(\.bundleURL) + [Bundle.main.executableURL].compactMap(\.self)
        let starts = bundles + [URL(fileURLWithPath: CommandLine.arguments.first ?? "")]
        for start in starts {
            var folder = start.standardizedFileURL
            // A bundle of tests may hold its executable some folders deep.
            for _ in 0..<5 {
                folder.deleteLastPathComponent()
                let candidate = folder.appending(path: "call-statistics")
                if isExecutableFile(candidate) { return candidate }
            }
        }
        throw ProductError.notBuilt(searched: starts.map(\.path))
    }

    private static func isExecutableFile(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && !isFolder.boolValue
            && FileManager.default.isExecutableFile(atPath: url.path)
    }
}

/// Why there is no product to test.
package enum ProductError: Error, CustomStringConvertible {
    case notBuilt(searched: [String])
    case didNotStart(errors: String)
    case failed(errors: String)

    package var description: String {
        switch self {
        case .notBuilt(let searched):
            "There is no call-statistics beside the tests. Run swift build first. Searched from \(searched)."
        case .didNotStart(let errors):
            "The server did not start. It said: \(errors)"
        case .failed(let errors):
            "The command failed. It said: \(errors)"
        }
    }
}
