import Foundation
import SipgateStub
import Testing

struct NumbersTests {
    private struct Page: Decodable {
        struct Number: Decodable {
            var id: String
            var number: String
            var type: String
            var endpointId: String
        }

        var items: [Number]
    }

    private struct Groups: Decodable {
        struct Group: Decodable {
            var id: String
            var alias: String
        }

        var items: [Group]
    }

    @Test func `a page holds ten numbers when nobody says how many`() async throws {
        let stub = try await SipgateStub.start()
        let page = try await Visitor.loggedIn(to: stub).get("/v2/numbers").decoded(Page.self)
        #expect(page.items.map(\.id) == stub.account.numbers.prefix(10).map(\.id))
    }

    @Test func `a page holds a hundred numbers at most, whatever is asked`() async throws {
        let stub = try await SipgateStub.start()
        let page = try await Visitor.loggedIn(to: stub).get("/v2/numbers?limit=5000").decoded(Page.self)
        #expect(page.items.count == 100)
    }

    @Test func `the pages together are all numbers, each once`() async throws {
        let stub = try await SipgateStub.start()
        let visitor = Visitor.loggedIn(to: stub)
        let first = try await visitor.get("/v2/numbers?offset=0&limit=100").decoded(Page.self)
        let second = try await visitor.get("/v2/numbers?offset=100&limit=100").decoded(Page.self)
        let third = try await visitor.get("/v2/numbers?offset=200&limit=100").decoded(Page.self)
        #expect((first.items + second.items).map(\.id) == stub.account.numbers.map(\.id))
        #expect(third.items.isEmpty)
    }

    @Test func `the size of a page can be changed`() async throws {
        let stub = try await SipgateStub.start()
        stub.change { $0.mostNumbersPerPage = 7 }
        let page = try await Visitor.loggedIn(to: stub).get("/v2/numbers?limit=100").decoded(Page.self)
        #expect(page.items.count == 7)
    }

    @Test func `a negative limit is refused`() async throws {
        let stub = try await SipgateStub.start(recordings: nil)
        #expect(try await Visitor.loggedIn(to: stub).get("/v2/numbers?limit=-1").status == 400)
    }

    @Test func `the example has every kind of number, a queue, and one that rings nowhere`() async throws {
        let stub = try await SipgateStub.start()
        stub.change { $0.mostNumbersPerPage = 1_000 }
        let page = try await Visitor.loggedIn(to: stub).get("/v2/numbers?limit=1000").decoded(Page.self)
        #expect(page.items.count == 134)
        #expect(Set(page.items.map(\.type)) == ["LANDLINE", "MOBILE", "INTERNATIONAL", "QUICKDIAL"])
        #expect(page.items.filter { $0.endpointId == "q0" }.count == 1)
        #expect(page.items.filter(\.endpointId.isEmpty).count == 1)
        #expect(page.items.allSatisfy { $0.type == "QUICKDIAL" || $0.number.hasPrefix("+") })
        #expect(Set(page.items.map(\.number)).count == 134)
    }

    @Test func `groups keep their umlauts and quotes`() async throws {
        let stub = try await SipgateStub.start()
        let groups = try await Visitor.loggedIn(to: stub).get("/v2/groups").decoded(Groups.self)
        #expect(groups.items.map(\.alias) == ["Hotline", "Vertrieb", #"Büro "O'Neill" & Partner"#])
    }

    @Test func `the groups of one user are those that the user is in`() async throws {
        let stub = try await SipgateStub.start()
        let groups = try await Visitor.loggedIn(to: stub).get("/v2/groups?userId=w4").decoded(Groups.self)
        #expect(groups.items.map(\.id) == ["g2"])
    }

    @Test func `a group tells its numbers, and an unknown one that it is unknown`() async throws {
        struct Numbers: Decodable {
            struct Number: Decodable {
                var number: String
            }

            var items: [Number]
        }
        let stub = try await SipgateStub.start()
        let visitor = Visitor.loggedIn(to: stub)
        let numbers = try await visitor.get("/v2/groups/g1/numbers").decoded(Numbers.self)
        #expect(numbers.items.map(\.number) == ["+49211555010", "+49211555011"])
        #expect(try await visitor.get("/v2/groups/g9/numbers").status == 404)
    }

    @Test func `a renamed group has its new name at once`() async throws {
        let stub = try await SipgateStub.start()
        stub.change { $0.groups[0].alias = "Service" }
        let groups = try await Visitor.loggedIn(to: stub).get("/v2/groups").decoded(Groups.self)
        #expect(groups.items.first?.alias == "Service")
    }

    @Test func `on neo nothing rings anywhere, and phone lines are explained`() async throws {
        let stub = try await SipgateStub.start()
        stub.change { $0.product = .neo }
        let visitor = Visitor.loggedIn(to: stub)
        let page = try await visitor.get("/v2/numbers?limit=100").decoded(Page.self)
        let lines = try await visitor.get("/v2/w0/phonelines")
        #expect(page.items.count == 100 && page.items.allSatisfy(\.endpointId.isEmpty))
        #expect(try await visitor.get("/v2/groups").decoded(Groups.self).items.isEmpty)
        #expect(lines.status == 403)
        #expect(lines.text == "This endpoint requires a sipgate Classic PBX Account")
    }
}
