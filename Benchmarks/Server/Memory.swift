/// The memory of a process as Linux tells it.
struct Memory: Equatable {
    /// Resident now, in kB.
    var resident: Int
    /// The most that ever was resident, in kB.
    var peak: Int

    /// Reads `/proc/PID/status`; nil when the lines are missing.
    init?(status: String) {
        guard let resident = Self.value(of: "VmRSS", in: status), let peak = Self.value(of: "VmHWM", in: status) else {
            return nil
        }
        self.resident = resident
        self.peak = peak
    }

    private static func value(of name: String, in status: String) -> Int? {
        let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
    }
}
