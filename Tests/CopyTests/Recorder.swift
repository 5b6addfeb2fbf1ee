import Store
import Synchronization

/// What a copy has told of its progress.
final class Recorder: Sendable {
    private let seen = Mutex<[DatabaseCopy.Progress]>([])

    var all: [DatabaseCopy.Progress] { seen.withLock { $0 } }

    func add(_ progress: DatabaseCopy.Progress) { seen.withLock { $0.append(progress) } }
}
