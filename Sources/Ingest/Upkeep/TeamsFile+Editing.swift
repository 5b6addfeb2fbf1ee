import Foundation
import Synchronization

extension TeamsFile {
    /// Why the file cannot be written by this service.
    public enum Obstacle: Error, Hashable, Sendable {
        /// There is no file: the teams come from elsewhere.
        case noFile
        /// The file, or the folder in which its successor is made, belongs to somebody else.
        case notWritable(path: String)
        /// The file cannot be understood; who wrote it has to put it right.
        case notUnderstood
        /// The file has changed since it was read.
        case changedMeanwhile
        /// The disk did not take it.
        case failed(path: String, reason: String)
    }

    /// What the file says at this moment; nil when there is none.
    ///
    /// - Throws: `Obstacle.notUnderstood` for a file that is no text.
    public func text() throws(Obstacle) -> String? {
        guard let path, FileManager.default.fileExists(atPath: path) else { return nil }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw .notUnderstood }
        return text
    }

    /// What keeps the file from being written; nil when nothing does.
    public var obstacle: Obstacle? {
        guard let path else { return .noFile }
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        let folder = file.deletingLastPathComponent()
        let files = FileManager.default
        guard files.isWritableFile(atPath: folder.path) else { return .notWritable(path: folder.path) }
        guard !files.fileExists(atPath: file.path) || files.isWritableFile(atPath: file.path) else {
            return .notWritable(path: file.path)
        }
        return nil
    }

    /// Writes the file whole or not at all; its rights stay as they are.
    ///
    /// - Parameters:
    ///   - text: What it shall say.
    ///   - isExpected: Whether what it says now is what the writer has read.
    /// - Throws: `Obstacle`; the file is then as it was.
    public func replace(with text: String, if isExpected: (String?) -> Bool) throws(Obstacle) {
        if let obstacle { throw obstacle }
        guard let path else { throw .noFile }
        // Nobody else of this process writes between the look and the writing.
        try Self.writing.withLock { _ throws(Obstacle) in try write(text, to: path, if: isExpected) }
    }

    private static let writing = Mutex(())

    private func write(_ text: String, to path: String, if isExpected: (String?) -> Bool) throws(Obstacle) {
        guard isExpected(try self.text()) else { throw .changedMeanwhile }
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let successor = "\(file).\(UUID().uuidString)"
        do {
            try Self.write(text, to: successor, like: file)
        } catch {
            try? FileManager.default.removeItem(atPath: successor)
            throw .failed(path: path, reason: "\(error)")
        }
    }

    private static func write(_ text: String, to successor: String, like file: String) throws {
        let files = FileManager.default
        let rights = try? files.attributesOfItem(atPath: file)[.posixPermissions]
        guard files.createFile(atPath: successor, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
        if let rights { try files.setAttributes([.posixPermissions: rights], ofItemAtPath: successor) }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: successor))
        try handle.write(contentsOf: Data(text.utf8))
        // Otherwise a power cut could leave an empty file under the old name.
        try handle.synchronize()
        try handle.close()
        guard rename(successor, file) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }
}
