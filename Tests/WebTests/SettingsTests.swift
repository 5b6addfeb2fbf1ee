import Foundation
import TestSupport
import Testing

/// What an administrator sets in the pages.
@Suite struct SettingsTests {
    private struct Settings: Decodable {
        struct Setting: Decodable {
            var name: String
            var value: Value
            var source: String
        }

        var settings: [Setting]
        var changedBy: String?

        subscript(name: String) -> Setting? { settings.first { $0.name == name } }
    }

    private enum Value: Decodable, Equatable {
        case number(Int)
        case flag(Bool)
        case text(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else if let number = try? container.decode(Int.self) {
                self = .number(number)
            } else {
                self = .text(try container.decode(String.self))
            }
        }
    }

    private struct Refusal: Decodable {
        var errors: [String: String]
    }

    private func withPerson(
        _ environment: [String: String] = [:],
        _ body: nonisolated(nonsending) (Person) async throws -> Void
    ) async throws {
        let own = ["ADMIN_PASSWORD": Person.password]
        try await withServer(environment: environment.merging(own) { first, _ in first }) { server in
            try await body(try await Person(server))
        }
    }

    @Test func `what is set counts at once, and null goes back`() async throws {
        try await withPerson { person in
            var settings: Settings = try await person.change(#"{"SERVICE_LEVEL_SECONDS": 30, "HOLIDAYS": "NW"}"#)
                .decoded()
            #expect(settings["SERVICE_LEVEL_SECONDS"]?.value == .number(30))
            #expect(settings["SERVICE_LEVEL_SECONDS"]?.source == "page")
            #expect(settings["HOLIDAYS"]?.value == .text("NW"))
            #expect(settings.changedBy == "admin")
            settings = try await person.change(#"{"SERVICE_LEVEL_SECONDS": null}"#).decoded()
            #expect(settings["SERVICE_LEVEL_SECONDS"]?.value == .number(20))
            #expect(settings["SERVICE_LEVEL_SECONDS"]?.source == "default")
            #expect(settings["HOLIDAYS"]?.source == "page")
        }
    }

    @Test func `what the environment sets stands there and cannot be changed`() async throws {
        try await withPerson(["WRAP_UP_SECONDS": "45"]) { person in
            let settings: Settings = try await person.send("GET", "/api/v1/settings").decoded()
            #expect(settings["WRAP_UP_SECONDS"]?.value == .number(45))
            #expect(settings["WRAP_UP_SECONDS"]?.source == "environment")
            let reply = try await person.change(#"{"WRAP_UP_SECONDS": 10, "CALL_BACK_DAYS": 3}"#)
            #expect(reply.status == 400)
            #expect(try reply.decoded(Refusal.self).errors.keys.sorted() == ["WRAP_UP_SECONDS"])
            let after: Settings = try await person.send("GET", "/api/v1/settings").decoded()
            #expect(after["CALL_BACK_DAYS"]?.source == "default", "all or nothing")
        }
    }

    @Test(arguments: ["", "[]", "{", #"{"HOLIDAYS": {}}"#, #"{"HOLIDAYS": [1]}"#])
    func `what is no settings is refused with an example`(body: String) async throws {
        try await withPerson { person in
            let reply = try await person.change(body)
            #expect(reply.status == 400)
            #expect(reply.text.contains("SERVICE_LEVEL_SECONDS"))
        }
    }

    @Test func `nobody else sees or changes them`() async throws {
        try await withPerson { person in
            try await person.server.user("add", "lea", "--role", "lead")
            let lead = try await Person(person.server, "lea")
            #expect(try await lead.send("GET", "/api/v1/settings").status == 403)
            #expect(try await lead.change(#"{"CALL_BACK_DAYS": 3}"#).status == 403)
            #expect(try await person.send("PUT", "/api/v1/settings", #"{"CALL_BACK_DAYS": 3}"#).status == 403)
            let stranger = HTTPRequest("PUT", "/api/v1/settings", body: Array(#"{"CALL_BACK_DAYS": 3}"#.utf8))
            #expect(try await person.server.http.send(stranger).status == 401)
            let settings: Settings = try await person.send("GET", "/api/v1/settings").decoded()
            #expect(settings["CALL_BACK_DAYS"]?.source == "default")
        }
    }

    @Test func `opening hours are read before anybody has decided for them`() async throws {
        try await withPerson { person in
            let path = "/api/v1/opening-hours?land=NW&text="
            let read = try await person.send("GET", path + "montag,%20Di%208:00-12:00")
            #expect(read.text.contains(#""text":"Mo-Tu 08:00-12:00""#))
            #expect(read.text.contains(#""week":[[[480,720]],[[480,720]],[],[],[],[],[]]"#))
            let always = try await person.send("GET", path)
            #expect(always.text.contains(#""text":"""#))
            #expect(!always.text.contains("week"))
            let wrong = try await person.send("GET", path + "Mo%2018:00-08:00", headers: [("Accept-Language", "de")])
            #expect(wrong.status == 400)
            #expect(try wrong.decoded(Refusal.self).errors["text"]?.contains("endet, bevor es beginnt") == true)
        }
    }

    @Test func `a note is made, seen, and taken away again`() async throws {
        try await withPerson { person in
            let made = try await person.write(
                "POST",
                "/api/v1/annotations",
                #"{"at": "2026-11-20T08:00:00Z", "text": " New greeting "}"#
            )
            #expect(made.status == 201)
            #expect(made.text == #"{"at":"2026-11-20T08:00:00.000Z","id":1,"text":"New greeting"}"#)
            let seen = try await person.send("GET", "/api/v1/annotations?from=2026-11-20T00:00:00Z")
            #expect(seen.text.contains("New greeting"))
            let later = try await person.send("GET", "/api/v1/annotations?from=2026-11-21T00:00:00Z")
            #expect(later.text == #"{"annotations":[]}"#)
            #expect(try await person.write("POST", "/api/v1/annotations", #"{"text": " "}"#).status == 400)
            #expect(try await person.write("DELETE", "/api/v1/annotations/1").text == #"{"annotations":[]}"#)
            #expect(try await person.write("DELETE", "/api/v1/annotations/1").status == 404)
        }
    }
}

extension Person {
    /// Sends something with the proof that a page of the service sent it.
    func write(_ method: String, _ path: String, _ body: String = "") async throws -> HTTPReply {
        try await send(method, path, body, formToken: formToken)
    }

    /// Changes settings.
    func change(_ body: String) async throws -> HTTPReply { try await write("PUT", "/api/v1/settings", body) }
}
