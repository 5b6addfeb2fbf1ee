import SipgateAPI
import Testing

@Suite struct `What a login asks for` {
    @Test(arguments: Scope.Feature.allCases)
    func `only reads`(feature: Scope.Feature) {
        #expect(!feature.scopes.isEmpty)
        #expect(feature.scopes.allSatisfy { $0.hasSuffix(":read") })
    }

    @Test func `is the least that the features need`() {
        #expect(Scope.needed(for: []) == [])
        #expect(Scope.needed(for: [.history]) == ["history:read", "account:read"])
        let all = Scope.needed(for: Set(Scope.Feature.allCases))
        #expect(
            all == [
                "numbers:read", "groups:read", "users:read", "history:read", "account:read", "settings:sipgateio:read",
            ]
        )
    }

    @Test func `writes in the set-up only, and there only two things`() {
        let writing = Scope.forSetup.filter { !$0.hasSuffix(":read") }
        #expect(writing == ["settings:sipgateio:write", "authorization:oauth2:clients:write"])
    }
}
