import CZlib

/// Makes bytes smaller for the way to a browser (RFC 1952), by zlib.
public enum Gzip {
    /// zlib's largest window, and what asks it for the header and the checksum of gzip.
    private static let window: Int32 = 15 + 16

    /// How much time is spent on becoming small.
    public enum Effort: Int32, Sendable {
        /// For answers that are sent once.
        case little = 3
        /// For files that are sent often.
        case most = 9
    }

    /// The bytes as a gzip file.
    ///
    /// - Returns: nil when zlib gets no memory, or when nothing is gained by it.
    public static func zipped(_ bytes: [UInt8], _ effort: Effort) -> [UInt8]? {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        // What the macro `deflateInit2` stands for, with zlib's own choice of memory (8).
        let status = deflateInit2_(
            &stream,
            effort.rawValue,
            Z_DEFLATED,
            window,
            8,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            size
        )
        guard status == Z_OK, bytes.count <= UInt32.max else { return nil }
        defer { deflateEnd(&stream) }
        var input = bytes
        let result = input.withUnsafeMutableBufferPointer { source in
            // More room than there is input is never needed: what does not become smaller is not wanted.
            [UInt8](unsafeUninitializedCapacity: source.count) { target, count in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                count = deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
            }
        }
        return result.isEmpty ? nil : result
    }
}
