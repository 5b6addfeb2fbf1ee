import Spawning

/// Ports for programs that must know theirs beforehand.
package enum FreePort {
    /// A port of this machine that nobody uses, and that no other test gets.
    package static func find() throws -> Int { try ReservedPort.next() }
}
