/// The list of area codes, read from the file that is embedded in the binary.
struct AreaTable: Sendable {
    /// Digits of the longest code, without the leading zero.
    static let longestCode = 5

    /// The table of Germany, read when it is first asked for.
    static let germany = AreaTable(Asset.embedded["area-codes.txt"].map(\.description) ?? "")

    /// The codes without their leading zero, in ascending order.
    let codes: [UInt16]
    /// The German names, each at the place of its code.
    private let names: [String]
    /// The English names of places that have one.
    private let englishNames: [UInt16: String]

    /// Reads lines such as `211 Düsseldorf` and `221 Köln = Cologne`; lines that begin with no number are skipped.
    init(_ text: String) {
        var places: [(code: UInt16, name: String)] = []
        var englishNames: [UInt16: String] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let code = UInt16(parts[0]) else { continue }
            let names = parts[1].split(separator: " = ")
            places.append((code, String(names[0])))
            if names.count > 1 { englishNames[code] = String(names[1]) }
        }
        places.sort { $0.code < $1.code }
        codes = places.map(\.code)
        names = places.map(\.name)
        self.englishNames = englishNames
    }

    func contains(_ code: UInt16) -> Bool { position(of: code) != nil }

    func place(_ code: UInt16) -> (german: String, english: String)? {
        position(of: code).map { (names[$0], englishNames[code] ?? names[$0]) }
    }

    private func position(of code: UInt16) -> Int? {
        var (low, high) = (0, codes.count)
        while low < high {
            let middle = (low + high) / 2
            if codes[middle] < code { low = middle + 1 } else { high = middle }
        }
        return low < codes.count && codes[low] == code ? low : nil
    }
}

/// A file of the folder `Data`, embedded in the binary when it is built.
enum Asset {}
