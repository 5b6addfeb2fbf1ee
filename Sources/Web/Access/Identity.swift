import Access
import PushAPI
import Statistics

/// Who sent a request, and by what this is known.
///
/// Has the rights of its role, such as `canSeeNumbers`, and those that it was given itself.
@dynamicMemberLookup
struct Identity: Sendable {
    /// By what somebody is known.
    enum Proof: Sendable {
        /// A name and a password, which began a session in this browser.
        case session(Session)
        /// Nothing, where a site lets guests in; the session is none of a login, and tells their own forms from others.
        /// Without a cookie to know them by there is none.
        case guest(Session?)
        /// A token: of a screen on a wall, or of a program. It reads and never writes.
        case token
    }

    /// The name: of the user, or of the token.
    let user: String
    /// What somebody of this role may do.
    let role: Role
    let proof: Proof

    subscript(dynamicMember right: any KeyPath<Role, Bool> & Sendable) -> Bool { role[keyPath: right] }

    /// Whether it may have a single number shown in full, by the role or by a right of the user's own.
    var canRevealNumbers: Bool {
        if case .session(let session) = proof { session.mayReveal } else { role.canRevealNumbers }
    }

    /// Whether it is a guest of a site that asks nobody who they are.
    var isGuest: Bool {
        if case .guest = proof { true } else { false }
    }

    /// What forms of this browser carry; nil for tokens, which have no forms.
    var formToken: String? {
        switch proof {
        case .session(let session): session.formToken
        case .guest(let session): session?.formToken
        case .token: nil
        }
    }
}

/// What a route asks of whoever wants its answer.
typealias Right = any KeyPath<Identity, Bool> & Sendable

extension Identity {
    /// Makes sure that it may do something.
    ///
    /// - Throws: `Problem` 403.
    func require(_ right: Right, _ language: Language) throws {
        guard self[keyPath: right] else { throw Problem.notAllowed(language) }
    }

    /// Makes sure that a page of this service sent what is about to change something.
    ///
    /// - Throws: `Problem` 403.
    func requireForm(_ text: String?, _ language: Language) throws {
        let isOwn =
            switch proof {
            case .token: throw Problem.tokenWrites(language)
            case .session(let session): session.isFormToken(text ?? "")
            case .guest(let session): session?.isFormToken(text ?? "") ?? false
            }
        guard isOwn else { throw Problem.foreignForm(language) }
    }
}

extension Identity {
    /// The rights by the names that pages know.
    var rightNames: [String] { role.rightNames(mayReveal: canRevealNumbers) }
}

extension Role {
    /// The rights of the role by the names that pages know.
    ///
    /// - Parameter mayReveal: Whether a single number may be shown in full, which is not for the role alone to say.
    func rightNames(mayReveal: Bool) -> [String] {
        let rights: [(String, Bool)] = [
            ("seeBoard", canSeeBoard), ("seeStatistics", canSeeStatistics), ("seeNumbers", canSeeNumbers),
            ("revealNumbers", mayReveal), ("exportCalls", canExportCalls), ("dismissCallBacks", canDismissCallBacks),
            ("annotate", canAnnotate), ("changeSettings", canChangeSettings), ("connectAccount", canConnectAccount),
            ("importHistory", canImportHistory), ("manageUsers", canManageUsers),
        ]
        return rights.filter(\.1).map(\.0)
    }
}
