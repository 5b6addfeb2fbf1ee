import Access
import Account
import Ingest
import ServiceLifecycle

/// Applies events as long as the server runs, and what is left when it stops.
struct ApplyingService: Service {
    private let applier: Applier

    init(_ parts: Composition.Parts) {
        applier = parts.applier
    }

    func run() async throws {
        await withGracefulShutdownHandler {
            await applier.run()
        } onGracefulShutdown: {
            applier.stop()
        }
    }
}

/// Keeps house as long as the server runs, and records the end of coverage when it stops.
struct HousekeepingService: Service {
    private let housekeeper: Housekeeper
    private let isOpen: Bool

    init(_ parts: Composition.Parts) {
        housekeeper = parts.housekeeper
        isOpen = parts.isOpen
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { await housekeeper.run(isOpen: isOpen) }
        // A stop that took too long ends in a cancelled task, from which the store takes nothing.
        await Task { await housekeeper.close() }.value
    }
}

/// Keeps what is derived from calls in order as long as the server runs.
struct UpkeepService: Service {
    let upkeep: Upkeep

    func run() async throws {
        await cancelWhenGracefulShutdown { await upkeep.run() }
    }
}

/// Makes the first administrator once the database is there, and has the password told.
struct FirstAdministratorService: Service {
    let administrator: FirstAdministrator

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    if let words = try await administrator.make() { Console.result(words) }
                    break
                } catch let error as AccessError {
                    Console.say("ADMIN_PASSWORD cannot be used. \(error)")
                    break
                } catch {
                    try? await Task.sleep(for: .seconds(5))
                }
            }
        }
        try await gracefulShutdown()
    }
}

/// Keeps the connection with the sipgate account as long as the server runs.
struct AccountService: Service {
    let keeper: AccountKeeper

    func run() async throws {
        await cancelWhenGracefulShutdown { await keeper.run() }
    }
}
