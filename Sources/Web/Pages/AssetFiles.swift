import Compression
import Foundation
import NIOCore

/// A file as browsers get it.
struct ServedFile: Sendable {
    var contentType: String
    var bytes: ByteBuffer
    /// The same, compressed; nil where nothing is gained.
    var zipped: ByteBuffer?

    init(_ contentType: String, _ content: [UInt8]) {
        self.contentType = contentType
        bytes = ByteBuffer(bytes: content)
        zipped = Gzip.zipped(content, .most).map { ByteBuffer(bytes: $0) }
    }
}

/// The files embedded in the binary when it is built.
enum Asset {
    /// The text of a file; nil when there is none of this name.
    static func text(_ name: String) -> String? {
        embedded[name].map { $0.withUTF8Buffer { String(decoding: $0, as: UTF8.self) } }
    }

    /// The content type by the ending of the name; nil for what is not served as a file.
    static func contentType(_ name: String) -> String? {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        default: nil
        }
    }
}

/// The files that pages load, under addresses that change when any of them changes, so that browsers keep them for ever.
///
/// They share one folder and one fingerprint, because scripts name each other by relative addresses.
struct AssetFiles: Sendable {
    /// Changes with the content of any file.
    let fingerprint: String
    private let files: [String: ServedFile]

    /// Links and compresses all files, which takes some tenths of a second.
    ///
    /// - Parameter chartScript: The script of Chart.js, which is not embedded; nil where it is not installed.
    init(chartScript: [UInt8]?) {
        var texts: [String: String] = [:]
        for name in Asset.embedded.keys where Asset.contentType(name) != nil { texts[name] = Asset.text(name) }
        let scripts = LinkedScripts(texts.filter { $0.key.hasSuffix(".js") })
        for page in Page.all + [Page.forbidden] {
            texts.merge(scripts.files(of: page.allScripts, for: page.fileName)) { _, linked in linked }
            texts[page.sheet] = page.allSheets.compactMap { texts[$0] }.joined(separator: "\n")
        }
        var contents = texts.mapValues { Array($0.utf8) }
        contents["chart.js"] = chartScript
        fingerprint = Self.checksum(contents)
        files = contents.reduce(into: [:]) { files, content in
            files[content.key] = ServedFile(Asset.contentType(content.key) ?? "", content.value)
        }
    }

    /// The file of a name.
    subscript(name: String) -> ServedFile? { files[name] }

    /// FNV-1a, 64 bits: tells versions apart, and is no protection against anybody.
    private static func checksum(_ contents: [String: [UInt8]]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for (name, bytes) in contents.sorted(by: { $0.key < $1.key }) {
            for byte in Array(name.utf8) + bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        return String(hash, radix: 36)
    }
}
