// The messages of the WebDriver protocol (W3C) that the tests need.

struct Value<Content: Decodable>: Decodable {
    var value: Content
}

struct Nothing: Decodable {}

struct Refusal: Decodable {
    /// Its kind, as the protocol names it.
    var error: String
    var message: String
}

struct Session: Decodable {
    var sessionId: String
}

struct Wish: Encodable {
    struct Always: Encodable {
        var alwaysMatch: Capabilities
    }

    var capabilities: Always

    init(_ capabilities: Capabilities) {
        self.capabilities = Always(alwaysMatch: capabilities)
    }
}

struct Capabilities: Encodable {
    struct Options: Encodable {
        var args: [String]
        var prefs: [String: String]
    }

    var options: Options

    private enum Key: String, CodingKey {
        case browser = "browserName"
        case options = "goog:chromeOptions"
        case logs = "goog:loggingPrefs"
        case limits = "timeouts"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode("chrome", forKey: .browser)
        try container.encode(options, forKey: .options)
        try container.encode(["browser": "ALL", "performance": "ALL"], forKey: .logs)
        // In ms; axe holds up a page with many tables for a while where many browsers share a computer.
        try container.encode(["script": 120_000], forKey: .limits)
    }
}

struct Script: Encodable {
    var script: String
    var args: [String] = []
}

struct KeySource: Encodable {
    var type = "key"
    var id = "keyboard"
    var actions: [Stroke]
}

struct Stroke: Encodable {
    var type: String
    var value: String
}

struct PointerSource: Encodable {
    struct Parameters: Encodable {
        var pointerType = "mouse"
    }

    var type = "pointer"
    var id = "mouse"
    var parameters = Parameters()
    var actions: [PointerAction]
}

struct PointerAction: Encodable {
    var type: String
    var x: Int?
    var y: Int?
    var button: Int?
    /// In ms.
    var duration: Int?
}

struct NetworkEvent: Decodable {
    struct Message: Decodable {
        var method: String
        var params: Parameters
    }

    struct Parameters: Decodable {
        var request: Request?
    }

    struct Request: Decodable {
        var url: String?
    }

    var message: Message
}
