import Organisation
import Simulation
import Store

/// The firm whose calls are simulated, as an account has it.
enum SimulatedFirm {
    /// The groups, one for each department.
    private static var groups: [Group] {
        Company().departments.enumerated().map { place, department in
            let numbers = [department.number] + department.colleagues.map(\.number)
            return Group(extension: "g\(place)", alias: department.name, numbers: numbers.map { "+" + $0 })
        }
    }

    /// Gives the store the firm's groups, and teams across them.
    static func organise(_ store: any CallStore) async throws {
        let groups = groups
        _ = try await store.replaceGroups(groups)
        let numbers = Dictionary(uniqueKeysWithValues: groups.map { ($0.alias ?? "", $0.numbers) })
        _ = try await store.replaceTeams([
            ("Front office", (numbers["Reception"] ?? []) + (numbers["Sales"] ?? [])),
            ("Service", (numbers["Support"] ?? []) + (numbers["Workshop"] ?? [])),
            ("Revenue", (numbers["Sales"] ?? []) + (numbers["Accounting"] ?? [])),
        ])
    }

    /// When the firm is open.
    static let openingHours = "Mo-Th 08:00-18:00; Fr 08:00-16:00"
}
