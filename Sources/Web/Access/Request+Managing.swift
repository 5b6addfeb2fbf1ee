import Access
import Foundation
import HTTPTypes
import Hummingbird
import PushAPI
import Statistics

// What routes have in common by which users and tokens are managed.
extension Request {
    private static var largestBody: Int { 8_192 }

    /// Reads a body of JSON.
    ///
    /// - Parameter example: What was expected.
    /// - Throws: `Problem` 400, or 413 by the server.
    func decoded<T: Decodable>(_ type: T.Type, like example: String) async throws -> T {
        let bytes = try await body.collect(upTo: Self.largestBody)
        guard let value = try? JSONDecoder().decode(type, from: Data(bytes.readableBytesView)) else {
            throw Problem(status: .badRequest, detail: "Send \(example).")
        }
        return value
    }

    /// Passes on in the reader's language why somebody could not be added or changed.
    func explaining(at now: Instant, _ body: () async throws -> Response) async throws -> Response {
        do {
            return try await body()
        } catch let error as AccessError {
            throw Problem(refusing: error, at: now, Language(of: self))
        }
    }
}

extension Response {
    /// The answer with another status.
    func with(_ status: HTTPResponse.Status) -> Response {
        var response = self
        response.status = status
        return response
    }
}

extension Problem {
    /// Why users or tokens cannot be changed in this way.
    fileprivate init(refusing error: AccessError, at now: Instant, _ language: Language) {
        self.init(status: error.status, detail: error.sentence(at: now)[language])
        if case .tooManyAttempts(let until) = error { headers = [.retryAfter: "\(now.seconds(until: until))"] }
    }
}

extension Instant {
    /// Whole seconds, at least one.
    fileprivate func seconds(until later: Instant) -> Int64 { max(1, (later - self + 999) / 1_000) }
}

extension AccessError {
    fileprivate var status: HTTPResponse.Status {
        switch self {
        // Not 401: the session is valid, and the page must stay.
        case .wrongNameOrPassword: .forbidden
        case .tooManyAttempts: .tooManyRequests
        case .lastAdministrator, .nameTaken, .tokenNameTaken: .conflict
        case .nameNotAllowed, .passwordTooShort, .passwordTooLong, .tokenRoleNotAllowed: .badRequest
        case .unknownUser, .unknownToken: .notFound
        }
    }

    /// What is wrong, to whoever manages users or changes the own password.
    fileprivate func sentence(at now: Instant) -> Localized {
        switch self {
        case .wrongNameOrPassword:
            Localized(de: "Das bisherige Passwort ist falsch.", en: "The present password is wrong.")
        case .tooManyAttempts(let until):
            Localized(
                de: "Zu viele Fehlversuche. Bitte in \(now.seconds(until: until)) Sekunden noch einmal versuchen.",
                en: "Too many failed attempts. Try again in \(now.seconds(until: until)) seconds."
            )
        case .lastAdministrator:
            Localized(de: "Das ist der letzte Administrator. Bitte zuerst jemand anderen dazu machen.", en: "\(self)")
        case .nameTaken:
            Localized(
                de: "Den Namen gibt es schon; Groß- und Kleinschreibung zählt nicht. Bitte einen anderen wählen.",
                en: "\(self)"
            )
        case .nameNotAllowed:
            Localized(de: "Ein Name hat 1 bis 64 sichtbare Zeichen. Bitte einen anderen wählen.", en: "\(self)")
        case .passwordTooShort(let least):
            Localized(de: "Das Passwort ist zu kurz: mindestens \(least) Zeichen, etwa vier Wörter.", en: "\(self)")
        case .passwordTooLong(let most):
            Localized(de: "Das Passwort ist zu lang: höchstens \(most) Bytes.", en: "\(self)")
        case .unknownUser:
            Localized(de: "Diesen Benutzer gibt es nicht oder nicht mehr. Bitte die Seite neu laden.", en: "\(self)")
        case .tokenNameTaken:
            Localized(de: "Ein Token mit diesem Namen gibt es schon. Bitte einen anderen wählen.", en: "\(self)")
        case .tokenRoleNotAllowed:
            Localized(
                de: "Ein Token kann kein Administrator sein. Bitte Teamleitung, Betrachter oder Anzeigetafel wählen.",
                en: "\(self)"
            )
        case .unknownToken:
            Localized(de: "Dieses Token gibt es nicht oder nicht mehr. Bitte die Seite neu laden.", en: "\(self)")
        }
    }
}
