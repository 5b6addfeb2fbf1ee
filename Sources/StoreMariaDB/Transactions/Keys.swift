/// Lists of keys for `IN (…)`.
enum Keys {
    private static let most = 512

    /// The keys in parts of which each has a power of two of elements; the last one is repeated for that.
    ///
    /// So a handful of statements does for lists of any length, and each is prepared once.
    static func chunks<Key>(of keys: [Key]) -> [[Key]] {
        stride(from: 0, to: keys.count, by: most).map { start in
            let part = keys[start..<min(start + most, keys.count)]
            let missing = part.count.nextPowerOfTwo - part.count
            return Array(part) + repeatElement(part[part.endIndex - 1], count: missing)
        }
    }
}

extension Int {
    fileprivate var nextPowerOfTwo: Int {
        self <= 1 ? 1 : 1 << (bitWidth - (self - 1).leadingZeroBitCount)
    }
}
