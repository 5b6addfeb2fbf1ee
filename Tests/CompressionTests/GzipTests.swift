import Compression
import Foundation
import Testing

/// zlib as this product uses it, against the system's own `gzip`.
@Suite struct GzipTests {
    @Test(arguments: [Gzip.Effort.little, .most], [1_000, 70_000, 1_000_000])
    func `what was zipped is what gzip reads`(effort: Gzip.Effort, count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
        let zipped = try #require(Gzip.zipped(bytes, effort))
        #expect(zipped.count < count)
        #expect(try unzipped(zipped) == bytes)
    }

    @Test func `bytes that cannot become smaller stay as they are`() {
        var generator = SystemRandomNumberGenerator()
        let noise = (0..<10_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        #expect(Gzip.zipped(noise, .most) == nil)
        #expect(Gzip.zipped([], .most) == nil)
    }

    private func unzipped(_ bytes: [UInt8]) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).gz")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let program = Process()
        program.executableURL = URL(fileURLWithPath: "/bin/gzip")
        program.arguments = ["--decompress", "--stdout", file.path]
        let pipe = Pipe()
        program.standardOutput = pipe
        try program.run()
        let result = try pipe.fileHandleForReading.readToEnd() ?? Data()
        program.waitUntilExit()
        return Array(result)
    }
}
