import CSpawn
import Foundation

/// A terminal without a window: what is written to its screen is typed, and what a program shows is read there.
package struct PseudoTerminal: Sendable {
    /// The person's side; reading never waits.
    package let screen: Int32
    /// The program's side, kept open so that its settings can be looked at.
    package let line: Int32
    /// The path under which a program opens its side.
    package let path: String

    /// Opens a new one.
    ///
    /// - Throws: `SpawnError` when the system has none left.
    package init() throws {
        screen = posix_openpt(O_RDWR | O_NOCTTY)
        guard screen >= 0, grantpt(screen) == 0, unlockpt(screen) == 0, let name = ptsname(screen) else {
            throw SpawnError(program: "a terminal", reason: String(cString: strerror(errno)))
        }
        path = String(cString: name)
        line = open(path, O_RDWR | O_NOCTTY)
        _ = fcntl(screen, F_SETFL, fcntl(screen, F_GETFL) | O_NONBLOCK)
    }

    /// Whether it shows what is typed.
    package var echoes: Bool {
        var settings = termios()
        return tcgetattr(line, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
    }

    /// What a program has shown since the last time.
    package func read() -> String {
        var text = ""
        var bytes = [UInt8](repeating: 0, count: 65_536)
        while case let count = Foundation.read(screen, &bytes, bytes.count), count > 0 {
            text += String(decoding: bytes.prefix(count), as: UTF8.self)
        }
        return text
    }

    /// Types.
    package func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(screen, bytes, bytes.count)
    }

    /// Throws it away.
    package func shut() {
        close(screen)
        close(line)
    }
}
