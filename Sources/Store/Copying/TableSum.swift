/// How many rows a table has, and a checksum over all of their values.
///
/// The same for the same rows, whatever the database and its order of texts: each row has a checksum of its own, and
/// these are added up.
public struct TableSum: Hashable, Sendable {
    /// How many rows.
    public private(set) var rows: Int64 = 0
    /// The sum of their checksums.
    public private(set) var checksum: UInt64 = 0

    mutating func add(_ row: [SQLValue]) {
        var hash = RowHash()
        for value in row { hash.add(value) }
        rows += 1
        checksum &+= hash.mixed
    }
}

/// A table in both databases after a copy.
public struct TableComparison: Hashable, Sendable {
    /// Its name.
    public var table: String
    /// What was to be copied.
    public var source: TableSum
    /// What has arrived.
    public var target: TableSum

    /// Whether all rows have arrived as they were, and no others are there.
    public var isEqual: Bool { source == target }
}

/// FNV-1a over the bytes of values, each with its kind and length before it.
private struct RowHash {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ value: SQLValue) {
        switch value {
        case .null:
            add(byte: 0)
        case .integer(let number):
            add(byte: 1)
            add(UInt64(bitPattern: number))
        case .real(let number):
            add(byte: 2)
            // Minus nothing is nothing.
            add((number == 0 ? 0 : number).bitPattern)
        case .text(var text):
            add(byte: 3)
            text.withUTF8 { add($0) }
        case .bytes(let bytes):
            add(byte: 4)
            bytes.withUnsafeBufferPointer { add($0) }
        }
    }

    /// The hash with every bit dependent on every other, so that sums of it do not cancel out.
    var mixed: UInt64 {
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        add(UInt64(bytes.count))
        for byte in bytes { add(byte: byte) }
    }

    private mutating func add(_ number: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) { add(byte: UInt8(truncatingIfNeeded: number >> shift)) }
    }

    private mutating func add(byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
