import Foundation

/// Where an export goes: to standard output piece by piece, or to a file that is complete or not there at all.
final class Output {
    private let descriptor: Int32
    /// What the file shall be called in the end, and until then; nil for standard output and devices.
    private let names: (final: String, temporary: String)?
    /// How errors call it.
    private let label: String

    /// Opens standard output, or a file of the owner's alone.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    init(_ path: String?) throws {
        guard let path else {
            (descriptor, names, label) = (STDOUT_FILENO, nil, "standard output")
            return
        }
        // A link stays a link, a device or a pipe is no file that another could take the place of.
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let type = try? FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType
        guard type != .typeDirectory else { throw OutputError.cannotWrite(path: path, reason: "it is a folder") }
        let isFile = type == nil || type == .typeRegular
        let temporary = "\(file).\(ProcessInfo.processInfo.processIdentifier).part"
        label = path
        names = isFile ? (file, temporary) : nil
        descriptor =
            isFile
            ? open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) : open(file, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw OutputError.cannotWrite(path: path, reason: Self.reason(errno)) }
    }

    /// Writes all of the bytes.
    ///
    /// - Throws: `OutputError`.
    func write(_ bytes: some Sequence<UInt8>) throws {
        let bytes = Array(bytes)
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let written = Foundation.write(
                    descriptor,
                    UnsafeRawBufferPointer(rebasing: rest).baseAddress,
                    rest.count
                )
                if written >= 0 {
                    rest = rest.dropFirst(written)
                } else if errno == EPIPE {
                    throw OutputError.closedPipe
                } else if errno != EINTR {
                    throw OutputError.cannotWrite(path: label, reason: Self.reason(errno))
                }
            }
        }
    }

    /// Gives the file its name once it is on the disk.
    fileprivate func finish() throws {
        guard let names else { return }
        guard fsync(descriptor) == 0, rename(names.temporary, names.final) == 0 else {
            throw OutputError.cannotWrite(path: label, reason: Self.reason(errno))
        }
    }

    fileprivate func discard() {
        if let names { unlink(names.temporary) }
    }

    private static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }

    deinit {
        if descriptor > STDERR_FILENO { close(descriptor) }
    }
}

extension Output {
    /// Writes a file, or to standard output when `path` is nil; when `body` fails there is no file.
    ///
    /// - Throws: `OutputError`, or what `body` throws.
    static func write(to path: String?, _ body: (Output) async throws -> Void) async throws {
        let output = try Output(path)
        do {
            try await body(output)
            try output.finish()
        } catch {
            output.discard()
            throw error
        }
    }
}

/// Why an export cannot be written.
enum OutputError: Error, Equatable, CustomStringConvertible {
    /// Nobody reads any more.
    case closedPipe
    case cannotWrite(path: String, reason: String)

    var description: String {
        switch self {
        case .closedPipe: "Nobody reads the output any more."
        case .cannotWrite(let path, let reason):
            "Cannot write \(path): \(reason). Name another place with --output, or make room there."
        }
    }
}
