import Access
import HTTPTypes
import Hummingbird
import Statistics

// Routes that say what they ask of whoever wants their answer.
extension RouterMethods where Context == Visitor {
    /// Adds a route that reads, for those who have a right.
    @discardableResult
    func get(
        _ path: RouterPath,
        for right: Right,
        use handler: @escaping @Sendable (Request, Visitor) async throws -> Response
    ) -> Self {
        get(path) { request, context in
            try context.identity.require(right, Language(of: request))
            return try await handler(request, context)
        }
    }

    /// Adds a route that changes something, for pages of those who have a right.
    @discardableResult
    func post(
        _ path: RouterPath,
        for right: Right,
        use handler: @escaping @Sendable (Request, Visitor) async throws -> Response
    ) -> Self {
        write(.post, path, for: right, use: handler)
    }

    /// Adds a route that changes a part of something, for pages of those who have a right.
    @discardableResult
    func patch(
        _ path: RouterPath,
        for right: Right,
        use handler: @escaping @Sendable (Request, Visitor) async throws -> Response
    ) -> Self {
        write(.patch, path, for: right, use: handler)
    }

    /// Adds a route that ends something, for pages of those who have a right.
    @discardableResult
    func delete(
        _ path: RouterPath,
        for right: Right,
        use handler: @escaping @Sendable (Request, Visitor) async throws -> Response
    ) -> Self {
        write(.delete, path, for: right, use: handler)
    }

    private func write(
        _ method: HTTPRequest.Method,
        _ path: RouterPath,
        for right: Right,
        use handler: @escaping @Sendable (Request, Visitor) async throws -> Response
    ) -> Self {
        on(path, method: method) { request, context in
            let identity = try context.identity
            try identity.require(right, Language(of: request))
            try identity.requireForm(request.headers[.formToken], Language(of: request))
            return try await handler(request, context)
        }
    }
}
