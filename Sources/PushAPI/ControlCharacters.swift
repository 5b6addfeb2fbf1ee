extension Unicode.Scalar {
    /// Whether this is a control character of Unicode: C0, DEL or C1.
    var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}

extension String {
    var hasControlCharacters: Bool {
        // Only these bytes begin a control character in UTF-8; most texts have none and need no decoding.
        let mayHave = utf8.withContiguousStorageIfAvailable { bytes in
            bytes.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }
        }
        return mayHave != false && unicodeScalars.contains(where: \.isControl)
    }

    var withoutControlCharacters: String {
        guard hasControlCharacters else { return self }
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: unicodeScalars.lazy.filter { !$0.isControl })
        return String(kept)
    }
}
