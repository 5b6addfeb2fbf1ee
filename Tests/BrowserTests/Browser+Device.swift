import Foundation

extension Browser {
    /// What a command of Chromium's own protocol is called, and what it is given.
    private struct DeviceCommand<Parameters: Encodable>: Encodable {
        var cmd: String
        var params: Parameters
    }

    private struct Metrics: Encodable {
        var width: Int
        var height: Int
        var deviceScaleFactor: Double
        var mobile: Bool
    }

    /// Gives the page the size of another device, in CSS pixels.
    func resize(width: Int, height: Int, scale: Double = 1, isPhone: Bool = false) async throws {
        let metrics = Metrics(width: width, height: height, deviceScaleFactor: scale, mobile: isPhone)
        let wish = DeviceCommand(cmd: "Emulation.setDeviceMetricsOverride", params: metrics)
        let _: Value<Nothing?> = try await command("goog/cdp/execute", wish)
    }

    private struct Permissions: Encodable {
        var permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"]
    }

    /// Lets pages read and write the clipboard, as a reader does who is asked whether they may.
    func allowClipboard() async throws {
        let wish = DeviceCommand(cmd: "Browser.grantPermissions", params: Permissions())
        let _: Value<Nothing?> = try await command("goog/cdp/execute", wish)
    }

    private struct Blocked: Encodable {
        var urls: [String]
    }

    /// Lets no address come through that a pattern like `*/chart.js` fits; without a pattern all come through again.
    func block(_ patterns: String...) async throws {
        let wish = DeviceCommand(cmd: "Network.setBlockedURLs", params: Blocked(urls: patterns))
        let _: Value<Nothing?> = try await command("goog/cdp/execute", wish)
    }

    private struct Scrollbars: Encodable {
        var hidden = true
    }

    /// Leaves scrollbars out of what is seen, as systems do where they come only when somebody scrolls.
    func hideScrollbars() async throws {
        let wish = DeviceCommand(cmd: "Emulation.setScrollbarsHidden", params: Scrollbars())
        let _: Value<Nothing?> = try await command("goog/cdp/execute", wish)
    }

    /// What the reader sees, as a PNG file.
    func screenshot() async throws -> Data {
        let answer: Value<String> = try await command("screenshot")
        guard let picture = Data(base64Encoded: answer.value) else {
            throw BrowserError.refused("The screenshot is no base64.")
        }
        return picture
    }

    /// Chooses colours as the page remembers them; the next page that is opened has them.
    func choose(theme: String) async throws {
        _ = try await text("localStorage.setItem('call-statistics.theme', '\(theme)')")
    }
}
