import CMariaDB
import Store

/// The values of a statement where the connector can find them.
final class Parameters {
    /// How many there are.
    let count: Int
    /// What the connector is told about each.
    let binds: UnsafeMutableBufferPointer<MYSQL_BIND>
    private let lengths: UnsafeMutableBufferPointer<UInt>
    /// Numbers, texts and bytes, one after the other.
    private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    init(count: Int) {
        self.count = count
        binds = .allocate(capacity: count)
        lengths = .allocate(capacity: count)
        binds.initialize(repeating: MYSQL_BIND())
        lengths.initialize(repeating: 0)
    }

    deinit {
        binds.deallocate()
        lengths.deallocate()
        memory.deallocate()
    }

    /// Copies the values, as many as there are parameters.
    func fill(with values: [SQLValue]) {
        reserve(values.reduce(0) { $0 + $1.room })
        var offset = 0
        for (index, value) in values.enumerated() {
            let place = UnsafeMutableRawBufferPointer(rebasing: memory[offset..<offset + value.room])
            binds[index] = bind(value, at: place, length: &lengths[index])
            offset += value.room
        }
        for index in binds.indices { binds[index].length = lengths.baseAddress?.advanced(by: index) }
    }

    private func bind(
        _ value: SQLValue,
        at place: UnsafeMutableRawBufferPointer,
        length: inout UInt
    ) -> MYSQL_BIND {
        var bind = MYSQL_BIND()
        bind.buffer = place.baseAddress
        switch value {
        case .null:
            bind.buffer_type = MYSQL_TYPE_NULL
        case .integer(let number):
            place.storeBytes(of: number, as: Int64.self)
            bind.buffer_type = MYSQL_TYPE_LONGLONG
            length = 8
        case .real(let number):
            place.storeBytes(of: number, as: Double.self)
            bind.buffer_type = MYSQL_TYPE_DOUBLE
            length = 8
        case .text(let text):
            place.copyBytes(from: text.utf8)
            bind.buffer_type = MYSQL_TYPE_STRING
            length = UInt(text.utf8.count)
        case .bytes(let bytes):
            place.copyBytes(from: bytes)
            bind.buffer_type = MYSQL_TYPE_LONG_BLOB
            length = UInt(bytes.count)
        }
        bind.buffer_length = length
        return bind
    }

    private func reserve(_ size: Int) {
        guard memory.count < size else { return }
        memory.deallocate()
        memory = .allocate(byteCount: max(size, 256), alignment: 8)
    }
}

extension SQLValue {
    /// The bytes that the value takes, rounded up so that the next one is aligned.
    fileprivate var room: Int {
        let size =
            switch self {
            case .null: 0
            case .integer, .real: 8
            case .text(let text): text.utf8.count
            case .bytes(let bytes): bytes.count
            }
        // Even nothing needs an address.
        return max(8, (size + 7) & ~7)
    }
}
