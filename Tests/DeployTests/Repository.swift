import Foundation
import TestSupport

/// The files of the repository, read as they stand.
enum Repository {
    static let folder = Product.sources

    static func file(_ path: String) -> URL {
        folder.appending(path: path)
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: file(path), encoding: .utf8)
    }

    /// Every script of these folders: each file that names its interpreter.
    static func scripts() throws -> [String] {
        try ["Scripts", "Deploy", "Deploy/containers"].flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: file(folder).path)
                .map { "\(folder)/\($0)" }
                .filter { (try? text($0))?.hasPrefix("#!") ?? false }
        }
        .sorted()
    }
}
