import Foundation

extension SecretKey {
    /// Reads the key of a file, or makes the file with a new key when there is none.
    ///
    /// The file gets the mode 0600 and is complete from the moment on at which it is there. Of several processes that
    /// want to make it at the same time one succeeds, and all of them get its key.
    ///
    /// - Throws: `SecretKeyError.readableByOthers`, `.noKeyInFile` or `.unusableFile`.
    public static func atFile(_ path: String) throws(SecretKeyError) -> SecretKey {
        if let key = try KeyFile.read(path) { return key }
        try KeyFile.make(path, holding: .random())
        guard let key = try KeyFile.read(path) else {
            throw .unusableFile(path: path, reason: "it was removed a moment after it was made")
        }
        return key
    }
}

private enum KeyFile {
    /// More bytes than any way to write a key has.
    private static let longest = 1_024

    /// The key of a file; nil when there is no file.
    static func read(_ path: String) throws(SecretKeyError) -> SecretKey? {
        let file = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            guard errno == ENOENT else { throw failure(path) }
            return nil
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw failure(path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unusableFile(path: path, reason: "it is not a file") }
        guard status.st_mode & 0o077 == 0 else { throw .readableByOthers(path: path) }
        var bytes = [UInt8](repeating: 0, count: longest)
        let count = Foundation.read(file, &bytes, longest)
        guard count >= 0 else { throw failure(path) }
        do {
            return try SecretKey(text: String(decoding: bytes.prefix(count), as: UTF8.self))
        } catch {
            throw .noKeyInFile(path: path)
        }
    }

    /// Makes the file, or leaves the one alone that somebody else has made in the meantime.
    ///
    /// The key is written under a name of its own, and that file then linked to `path`: in this way it appears there
    /// at once, and only where nothing was.
    static func make(_ path: String, holding key: SecretKey) throws(SecretKeyError) {
        let draft = "\(path).\(RandomText.urlSafe(bytes: 9))"
        let file = Foundation.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(path) }
        defer { unlink(draft) }
        let text = Array("\(key.text)\n".utf8)
        let isWritten = write(file, text, text.count) == text.count && fsync(file) == 0
        // Taken at once: closing may overwrite it.
        let problem = failure(path)
        close(file)
        guard isWritten else { throw problem }
        guard link(draft, path) == 0 || errno == EEXIST else { throw failure(path) }
        try keepEntry(of: path)
    }

    /// Sees to it that the file is still there after a loss of power, like all that is sealed with its key.
    private static func keepEntry(of path: String) throws(SecretKeyError) {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        let directory = Foundation.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw failure(path) }
        defer { close(directory) }
        // Some file systems of the network keep entries without being asked, and do not know how.
        guard fsync(directory) == 0 || errno == EINVAL else { throw failure(path) }
    }

    private static func failure(_ path: String) -> SecretKeyError {
        .unusableFile(path: path, reason: String(cString: strerror(errno)))
    }
}
