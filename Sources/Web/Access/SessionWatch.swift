import Access
import Hummingbird
import Store

/// Looks now and then whether somebody who keeps listening is still let in.
///
/// A session that ends, a token that is removed and a role that is changed end the stream, which would otherwise go on
/// for as long as the browser is open.
struct SessionWatch: Sendable {
    /// Between two looks.
    private static let pause: Duration = .seconds(10)

    let gate: Gate
    let request: Request

    /// Ends the listener once its reader is not let in any more, or sees other numbers than before.
    ///
    /// - Throws: `CancellationError`.
    func run(_ listener: LiveBroadcast.Listener) async throws {
        repeat { try await Task.sleep(for: Self.pause) } while await isWelcome(listener)
        listener.end()
    }

    private func isWelcome(_ listener: LiveBroadcast.Listener) async -> Bool {
        do {
            guard let reader = try await gate.identity(of: request) else { return false }
            let audience = listener.audience
            return reader.canSeeBoard && LiveAudience(audience.language, reader) == audience
        } catch {
            // A database that is away takes nothing from those who were let in before.
            return true
        }
    }
}
