import Foundation
import NIOCore
import NIOPosix

/// A folder of its own for one test, removed at the end.
///
/// `body` runs on threads of its own: other tests of the same run may compute for minutes on all threads that tasks
/// usually share, and this one must notice in time what another process does.
nonisolated(nonsending) package func withFolder<Result>(
    _ body: nonisolated(nonsending) (URL) async throws -> Result
) async throws -> Result {
    // Short: a browser puts a socket below it, and the path of a socket has little more than a hundred characters.
    let folder = FileManager.default.temporaryDirectory.appending(
        path: "call-statistics-test-\(UUID().uuidString.prefix(13))"
    )
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await withTaskExecutorPreference(Threads.next) { try await body(folder) }
}

/// Four threads, each the executor of some tests.
private enum Threads {
    private static let group = MultiThreadedEventLoopGroup(numberOfThreads: 4)

    static var next: Thread { Thread(loop: group.next()) }

    final class Thread: TaskExecutor {
        private let loop: any EventLoop

        init(loop: any EventLoop) {
            self.loop = loop
        }

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }
}
