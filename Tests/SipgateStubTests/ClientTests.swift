import Foundation
import SipgateStub
import Testing

struct ClientTests {
    private static let path = "/v2/authorization/oauth2/clients"
    private static let wanted =
        #"{"name":"New","description":"d","redirectUris":["http://localhost:1/auth-code"],"webOrigins":[],"#
        + #""privacyUrl":"","termsUrl":""}"#

    private struct Client: Decodable {
        var clientId: String
        var clientSecret: String
        var redirectUris: [String]
    }

    private struct Clients: Decodable {
        var data: [Client]
    }

    @Test func `clients are listed with their secrets`() async throws {
        let stub = try await SipgateStub.start()
        let clients = try await Visitor.loggedIn(to: stub).get(Self.path).decoded(Clients.self)
        #expect(clients.data.map(\.clientSecret) == [stub.client.secret])
    }

    @Test func `a registered client can log in`() async throws {
        let stub = try await SipgateStub.start()
        let reply = try await Visitor.loggedIn(to: stub).send("POST", Self.path, body: Self.wanted)
        let client = try reply.decoded(Client.self)
        var dialog = LoginDialog(stub)
        (dialog.clientID, dialog.secret) = (client.clientId, client.clientSecret)
        dialog.redirectURI = client.redirectUris[0]
        #expect(reply.status == 200)
        #expect(try await dialog.redeem(try await dialog.code()).status == 200)
    }

    @Test func `a changed client keeps its id and secret`() async throws {
        let stub = try await SipgateStub.start()
        let before = stub.client
        let path = "\(Self.path)/\(before.id.escaped)"
        let visitor = Visitor.loggedIn(to: stub)
        let changed = try await visitor.send("PUT", path, body: Self.wanted).decoded(Client.self)
        let read = try await visitor.get(path).decoded(Client.self)
        #expect([changed.clientId, read.clientId] == [before.id, before.id])
        #expect([changed.clientSecret, read.clientSecret] == [before.secret, before.secret])
        #expect(read.redirectUris == ["http://localhost:1/auth-code"])
        #expect(stub.account.clients.count == 1)
    }

    @Test(arguments: ["name", "description", "redirectUris", "webOrigins", "privacyUrl", "termsUrl"])
    func `every field is required`(field: String) async throws {
        let stub = try await SipgateStub.start(recordings: nil)
        let body = Self.wanted.replacing("\"\(field)\"", with: "\"other\"")
        let visitor = Visitor.loggedIn(to: stub)
        #expect(try await visitor.send("POST", Self.path, body: body).status == 400)
        #expect(try await visitor.send("PUT", "\(Self.path)/\(stub.client.id.escaped)", body: body).status == 400)
        #expect(stub.account.clients.map(\.name) == ["Call statistics"])
    }

    @Test func `an unknown client is not found`() async throws {
        let stub = try await SipgateStub.start()
        #expect(try await Visitor.loggedIn(to: stub).get("\(Self.path)/nobody").status == 404)
    }
}
