import CMariaDB
import Store

/// The row of a result that is just being read; the next one takes its place.
final class ResultRow: SQLRow {
    /// What the connector is told about each column.
    let binds: UnsafeMutableBufferPointer<MYSQL_BIND>
    private let kinds: [Kind]
    private let lengths: UnsafeMutableBufferPointer<UInt>
    private let nulls: UnsafeMutableBufferPointer<my_bool>
    private let memory: UnsafeMutableRawBufferPointer

    private enum Kind {
        case integer, real, text, bytes
    }

    /// Makes room for the longest value of each column.
    init(_ fields: UnsafeBufferPointer<MYSQL_FIELD>) {
        kinds = fields.map(Self.kind)
        let rooms = zip(kinds, fields).map { kind, field in
            kind == .integer || kind == .real ? 8 : max(32, (Int(field.max_length) + 7) & ~7)
        }
        memory = .allocate(byteCount: rooms.reduce(0, +), alignment: 8)
        binds = .allocate(capacity: fields.count)
        lengths = .allocate(capacity: fields.count)
        nulls = .allocate(capacity: fields.count)
        binds.initialize(repeating: MYSQL_BIND())
        lengths.initialize(repeating: 0)
        nulls.initialize(repeating: 0)
        var offset = 0
        for (index, room) in rooms.enumerated() {
            binds[index].buffer_type =
                switch kinds[index] {
                case .integer: MYSQL_TYPE_LONGLONG
                case .real: MYSQL_TYPE_DOUBLE
                case .text: MYSQL_TYPE_STRING
                case .bytes: MYSQL_TYPE_LONG_BLOB
                }
            binds[index].buffer = memory.baseAddress?.advanced(by: offset)
            binds[index].buffer_length = UInt(room)
            binds[index].length = lengths.baseAddress?.advanced(by: index)
            binds[index].is_null = nulls.baseAddress?.advanced(by: index)
            offset += room
        }
    }

    deinit {
        binds.deallocate()
        lengths.deallocate()
        nulls.deallocate()
        memory.deallocate()
    }

    /// The values of all columns.
    var values: [SQLValue] { kinds.indices.map(value) }

    func integer(_ column: Int) -> Int64? {
        switch value(column) {
        case .integer(let number): number
        case .real(let number): Int64(exactly: number)
        default: nil
        }
    }

    func text(_ column: Int) -> String? {
        guard nulls[column] == 0, kinds[column] == .text else { return nil }
        return String(decoding: bytes(column), as: UTF8.self)
    }

    func withBytes(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
        let isVariable = kinds[column] == .text || kinds[column] == .bytes
        body(nulls[column] == 0 && isVariable ? bytes(column) : UnsafeRawBufferPointer(start: nil, count: 0))
    }

    private func value(_ column: Int) -> SQLValue {
        guard nulls[column] == 0, let place = binds[column].buffer else { return .null }
        return switch kinds[column] {
        case .integer: .integer(place.load(as: Int64.self))
        case .real: .real(place.load(as: Double.self))
        case .text: .text(String(decoding: bytes(column), as: UTF8.self))
        case .bytes: .bytes([UInt8](bytes(column)))
        }
    }

    private func bytes(_ column: Int) -> UnsafeRawBufferPointer {
        let length = min(lengths[column], binds[column].buffer_length)
        return UnsafeRawBufferPointer(start: binds[column].buffer, count: Int(length))
    }

    private static func kind(of field: MYSQL_FIELD) -> Kind {
        switch field.type {
        case MYSQL_TYPE_TINY, MYSQL_TYPE_SHORT, MYSQL_TYPE_INT24, MYSQL_TYPE_LONG, MYSQL_TYPE_LONGLONG, MYSQL_TYPE_YEAR:
            .integer
        case MYSQL_TYPE_FLOAT, MYSQL_TYPE_DOUBLE:
            .real
        // Sums of whole numbers are decimals without digits after the point.
        case MYSQL_TYPE_DECIMAL, MYSQL_TYPE_NEWDECIMAL:
            field.decimals == 0 ? .integer : .real
        case MYSQL_TYPE_STRING, MYSQL_TYPE_VAR_STRING, MYSQL_TYPE_VARCHAR, MYSQL_TYPE_TINY_BLOB, MYSQL_TYPE_BLOB,
            MYSQL_TYPE_MEDIUM_BLOB, MYSQL_TYPE_LONG_BLOB, MYSQL_TYPE_BIT, MYSQL_TYPE_GEOMETRY:
            field.charsetnr == binaryCharacterSet ? .bytes : .text
        default:
            // Dates and times, which are binary by their character set and text to everybody else.
            .text
        }
    }

    private static let binaryCharacterSet: UInt32 = 63
}
