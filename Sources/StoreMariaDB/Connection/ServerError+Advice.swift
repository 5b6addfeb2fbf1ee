import Store

extension ServerError {
    /// The error as the store's users see it: what happened and what to do.
    func storeError(at address: MariaDBAddress) -> StoreError {
        if isRefusal {
            return .cannotOpen(path: address.description, reason: "\(description). \(advice(for: address))")
        }
        return .failed(reason: description)
    }

    private func advice(for address: MariaDBAddress) -> String {
        switch code {
        case 1_045, 1_698, 4_151:
            "Check user and password, and that the user may come from this machine"
        case 1_049:
            "Create the database \(address.database), or correct its name"
        case 1_044:
            "Grant the user all rights on the database \(address.database)"
        case 1_129, 1_130:
            "Let the server accept the user from this machine"
        case 1_040, 1_203, 1_226:
            "Raise the limit of connections, or stop others that hold some"
        case 2_026, 3_159:
            address.encryption == .off
                ? "The server wants encryption: add tls=required or tls=verified to the address"
                : "Check the server's certificate, its name and the file in ca; tls=required does not ask who it is"
        case 2_058, 2_059:
            "Let the user log in with a password (mysql_native_password or ed25519)"
        default:
            "Check that the server runs and that host, port and firewall are right"
        }
    }
}
