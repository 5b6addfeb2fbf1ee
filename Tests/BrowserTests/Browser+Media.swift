extension Browser {
    private struct MediaCommand: Encodable {
        struct Parameters: Encodable {
            var features: [Feature]
        }

        struct Feature: Encodable {
            var name: String
            var value: String
        }

        var cmd = "Emulation.setEmulatedMedia"
        var params: Parameters
    }

    /// Lets the page believe that its reader wants as little motion as possible.
    func reduceMotion() async throws {
        let wish = MediaCommand.Feature(name: "prefers-reduced-motion", value: "reduce")
        let _: Value<Nothing?> = try await command("goog/cdp/execute", MediaCommand(params: .init(features: [wish])))
    }
}
