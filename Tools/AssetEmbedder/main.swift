import Foundation

// Turns the files of a folder into one Swift file of raw string literals, so that the service is a single
// file that can be moved. (The compiler's own resource embedding takes minutes for the same bytes.)
//
// Usage: AssetEmbedder OUTPUT INPUT…

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first else {
    FileHandle.standardError.write(Data("usage: AssetEmbedder OUTPUT INPUT...\n".utf8))
    exit(2)
}

var code = "extension Asset {\n    static let embedded: [String: StaticString] = [\n"
for input in arguments.dropFirst().sorted() {
    let url = URL(fileURLWithPath: input)
    let text = try String(contentsOf: url, encoding: .utf8)
    // More hashes than any run of hashes in the text: nothing in it can end the literal.
    let hashes = String(repeating: "#", count: (text.split { $0 != "#" }.map(\.count).max() ?? 0) + 1)
    code += "        \"\(url.lastPathComponent)\": \(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes),\n"
}
code += "    ]\n}\n"
try code.write(toFile: output, atomically: true, encoding: .utf8)
