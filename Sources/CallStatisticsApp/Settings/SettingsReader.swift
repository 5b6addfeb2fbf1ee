import Access
import Foundation

/// Reads settings, each from the first place that has it: option, environment, `.env`, default.
struct SettingsReader {
    private let environment: [String: String]
    private let file: [String: String]
    private let path: String

    /// Reads the environment of the process and the file `.env` in the working folder.
    ///
    /// - Throws: `SettingsError.malformedLine`.
    init(environment: [String: String] = ProcessInfo.processInfo.environment, file path: String = ".env") throws {
        self.environment = environment
        self.path = path
        file = try EnvironmentFile.read(path)
    }

    /// The first of these variables that is set and not empty, and where it stands.
    func find(_ names: [String]) -> (value: String, source: String)? {
        for name in names {
            if let value = environment[name], !value.isEmpty { return (value, name) }
            if let value = file[name], !value.isEmpty { return (value, "\(name) in \(path)") }
        }
        return nil
    }

    func text(_ names: String...) -> String? {
        find(names)?.value
    }

    /// The first of these secrets that is set, itself or as the file that `…_FILE` names.
    ///
    /// - Throws: `SettingsError.unreadableSecret`.
    func secret(_ names: String...) throws -> String? {
        for name in names {
            if let (value, _) = find([name]) { return value }
            guard let (path, source) = find([name + "_FILE"]) else { continue }
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw SettingsError.unreadableSecret(setting: source, path: path)
            }
            let value = text.trimmingCharacters(in: .whitespacesAndNewlines)
            if !value.isEmpty { return value }
        }
        return nil
    }

    /// A whole number within bounds.
    ///
    /// - Throws: `SettingsError.notANumber`.
    func number(_ names: String..., in range: ClosedRange<Int>) throws -> Int? {
        guard let (text, source) = find(names) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw SettingsError.notANumber(setting: source, value: text, range: range)
        }
        return number
    }

    /// An address of the web.
    ///
    /// - Throws: `SettingsError.notAnAddress`.
    func address(_ name: String) throws -> URL? {
        guard let (text, source) = find([name]) else { return nil }
        guard let url = URL(string: text), url.scheme == "https" || url.scheme == "http", url.host() != nil else {
            throw SettingsError.notAnAddress(setting: source, value: text)
        }
        return url
    }

    /// Ranges of IP addresses with commas between them.
    ///
    /// - Throws: `SettingsError.unusable`.
    func addressRanges(_ name: String) throws -> [AddressRange]? {
        guard let (text, source) = find([name]) else { return nil }
        return try text.split(separator: ",").map { part in
            let part = part.trimmingCharacters(in: .whitespaces)
            guard let range = AddressRange(part) else {
                let cure = "Write addresses or ranges with commas between them, as in 127.0.0.1, 10.0.0.0/8."
                throw SettingsError.unusable(setting: source, value: part, cure: cure)
            }
            return range
        }
    }

    /// Yes or no.
    ///
    /// - Throws: `SettingsError.notYesOrNo`.
    func flag(_ names: String..., otherwise: Bool = false) throws -> Bool {
        guard let (text, source) = find(names) else { return otherwise }
        switch text.lowercased() {
        case "1", "true", "yes", "on": return true
        case "0", "false", "no", "off": return false
        default: throw SettingsError.notYesOrNo(setting: source, value: text)
        }
    }
}

/// Why the product cannot start with these settings.
enum SettingsError: Error, Equatable, CustomStringConvertible {
    case malformedLine(path: String, line: Int)
    case notANumber(setting: String, value: String, range: ClosedRange<Int>)
    case notYesOrNo(setting: String, value: String)
    case unknownTimeZone(String)
    case notAnAddress(setting: String, value: String)
    case unreadableKey(path: String, reason: String)
    case unsupportedDatabase(String)
    case malformedDatabase(reason: String)
    case incompleteDatabase
    case unreadableSecret(setting: String, path: String)
    case unknownLogLevel(String)
    case unusable(setting: String, value: String, cure: String)
    case incompleteClient
    case unusableToken(reason: String)
    case shortToken

    var description: String {
        switch self {
        case .malformedLine(let path, let line):
            "Line \(line) of \(path) is not of the form NAME=value."
        case .notANumber(let setting, let value, let range):
            "\(setting) is \"\(value)\"; it must be a whole number from \(range.lowerBound) to \(range.upperBound)."
        case .notYesOrNo(let setting, let value):
            "\(setting) is \"\(value)\"; it must be true or false."
        case .unknownTimeZone(let name):
            "TIME_ZONE is \"\(name)\", which the system does not know. Use a name such as Europe/Berlin; "
                + "where no name works, install the package tzdata."
        case .notAnAddress(let setting, let value):
            "\(setting) is \"\(value)\"; it must be an address that begins with https:// or http://."
        case .unreadableKey(let path, let reason):
            "The public key in \(path) cannot be used. \(reason)"
        case .unknownLogLevel(let name):
            "LOG_LEVEL is \"\(name)\"; it must be one of trace, debug, info, notice, warning, error, critical."
        case .unusable(let setting, let value, let cure):
            "\(setting) is \"\(value)\". \(cure)"
        case .incompleteClient:
            "SIPGATE_CLIENT_ID is set, but SIPGATE_CLIENT_SECRET is not. Both stand at console.sipgate.com; "
                + "or run: call-statistics setup"
        case .unusableToken(let reason):
            "SIPGATE_TOKEN_ID and SIPGATE_TOKEN cannot be used. \(reason)"
        case .shortToken:
            "API_TOKEN has fewer than \(Tokens.leastOperatorLength) characters, so that it could be guessed. "
                + "Make one with: openssl rand -hex 32"
        case .unsupportedDatabase(let url):
            "DATABASE_URL is \"\(url)\"; it must be sqlite:///path or mariadb://user@host:port/name, or empty."
        case .malformedDatabase(let reason):
            reason
        case .incompleteDatabase:
            "MYSQL_HOST is set, but MYSQL_DATABASE or MYSQL_USER is not. Set all three, or DATABASE_URL instead."
        case .unreadableSecret(let setting, let path):
            "\(setting) names the file \(path), which cannot be read. Check that it exists and who owns it."
        }
    }
}
