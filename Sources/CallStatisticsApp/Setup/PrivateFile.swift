import Foundation
import Secrets

/// A file that holds secrets: only its owner can read it, and it is replaced at once or not at all.
struct PrivateFile: Sendable {
    /// Where it is, links resolved.
    let path: String

    init(_ path: String) {
        self.path = URL(filePath: path).resolvingSymlinksInPath().path
    }

    /// What it holds; nil when there is no such file.
    ///
    /// - Throws: `PrivateFileError`.
    func read() throws -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw PrivateFileError(path: path, reason: "it is not text in UTF-8, or may not be read")
        }
    }

    /// Whether nobody but the owner can read or write it.
    var isPrivate: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600
    }

    /// Finds out early whether it could be written.
    ///
    /// - Throws: `PrivateFileError`.
    func checkRights() throws {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        guard access(folder, W_OK) == 0 else { throw failure() }
    }

    /// Puts a text in the place of what it held, with the mode 0600.
    ///
    /// - Throws: `PrivateFileError`; then it is as it was.
    func write(_ text: String) throws {
        let draft = "\(path).\(RandomText.urlSafe(bytes: 9))"
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure() }
        var isDone = false
        defer { if !isDone { unlink(draft) } }
        // Whatever umask says.
        guard fchmod(file, 0o600) == 0, writeAll(text, to: file), fsync(file) == 0 else {
            let problem = failure()
            close(file)
            throw problem
        }
        close(file)
        guard rename(draft, path) == 0 else { throw failure() }
        isDone = true
    }

    /// Deletes it, if it is there.
    func remove() {
        unlink(path)
    }

    private func writeAll(_ text: String, to file: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private func failure() -> PrivateFileError {
        PrivateFileError(path: path, reason: String(cString: strerror(errno)))
    }
}

/// Why a file with secrets cannot be read or written.
struct PrivateFileError: Error, Equatable {
    let path: String
    let reason: String
}
