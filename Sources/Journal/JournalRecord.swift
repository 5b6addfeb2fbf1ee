import Foundation
import PushAPI

/// One event as it stands in the journal.
public struct JournalEntry: Sendable {
    /// Its place in the journal; never used twice.
    public var sequence: Int64
    /// When the request arrived.
    public var receivedAt: Instant
    /// The raw body of the request.
    public var body: [UInt8]
}

/// The events of one commit as one value: for each the time of its arrival, the length of its body, and the body.
///
/// One row for each commit instead of one for each event: fewer statements under load, when many events share one.
enum JournalRecord {
    /// Bytes before each body: eight of time in ms, four of length, both big-endian.
    private static let headerLength = 12

    static func encode(_ items: [(receivedAt: Instant, body: [UInt8])]) -> Data {
        var record = Data(capacity: items.reduce(0) { $0 + headerLength + $1.body.count })
        for item in items {
            withUnsafeBytes(of: item.receivedAt.milliseconds.bigEndian) { record.append(contentsOf: $0) }
            withUnsafeBytes(of: UInt32(clamping: item.body.count).bigEndian) { record.append(contentsOf: $0) }
            record.append(contentsOf: item.body)
        }
        return record
    }

    /// The events of a record, of which the first has the number `first`.
    ///
    /// - Throws: `JournalError.unreadable` when the record is cut off.
    static func decode(_ record: Data, first: Int64) throws -> [JournalEntry] {
        let cutOff = JournalError.unreadable(reason: "a record is cut off")
        var entries: [JournalEntry] = []
        try record.withUnsafeBytes { bytes in
            var place = 0
            while place < bytes.count {
                guard bytes.count - place >= headerLength else { throw cutOff }
                let time = Int64(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: Int64.self))
                let length = Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt32.self)))
                place += headerLength
                guard bytes.count - place >= length else { throw cutOff }
                entries.append(
                    JournalEntry(
                        sequence: first + Int64(entries.count),
                        receivedAt: Instant(milliseconds: time),
                        body: Array(bytes[place..<place + length])
                    )
                )
                place += length
            }
        }
        return entries
    }
}
