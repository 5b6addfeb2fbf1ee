extension DashboardView {
    /// Does with a text what the browser does: replaces variables in all their spellings.
    ///
    /// `$name`, `${name}`, `${name:format}`, `${name.field}`, `[[name]]`, `[[name:format]]`. A name that is neither a
    /// variable nor built in stays as it is, which is how macros reach the server. Of the built-in ones it knows
    /// `__from`, `__to`, `__timezone`, `__interval` and `__interval_ms`. A field path is read but has no effect.
    package func interpolate(_ text: String, with variables: [Variable]) -> String {
        var result = ""
        var rest = text[...]
        while let reference = VariableReference.first(in: rest) {
            result += rest[..<reference.range.lowerBound]
            result += replacement(of: reference, from: variables) ?? String(rest[reference.range])
            rest = rest[reference.range.upperBound...]
        }
        return result + rest
    }

    private func replacement(of reference: VariableReference, from variables: [Variable]) -> String? {
        // The query runner's own values come before the dashboard's variables, the general macros after them.
        switch reference.name {
        case "__interval": return format(intervalText(ofMs: intervalMs), as: reference)
        case "__interval_ms": return format("\(intervalMs)", as: reference)
        default: break
        }
        if let variable = variables.first(where: { $0.name == reference.name }) {
            return text(of: variable, as: reference.format, among: variables)
        }
        switch reference.name {
        case "__from": return format("\(fromMs)", as: reference)
        case "__to": return format("\(toMs)", as: reference)
        case "__timezone": return format(timeZone, as: reference)
        default: return nil
        }
    }

    private func format(_ builtIn: String, as reference: VariableReference) -> String {
        guard let format = reference.format else { return builtIn }
        return VariableFormat(format, timeZone: timeZone)
            .text(of: .single(builtIn), name: reference.name, display: builtIn)
    }

    private func text(of variable: Variable, as format: String?, among variables: [Variable]) -> String {
        if variable.selection == .all, let allValue = variable.allValue, !allValue.isEmpty {
            let others = variables.filter { $0.name != variable.name }
            return interpolate(customAll(allValue, of: variable, as: format), with: others)
        }
        guard let format else { return defaultText(of: variable) }
        if format == "queryparam", variable.selection == .all { return allParameter(of: variable) }
        return VariableFormat(format, timeZone: timeZone)
            .text(of: variable.value, name: variable.name, display: variable.text)
    }

    /// The text for “All” is inserted raw, except by three formats.
    private func customAll(_ allValue: String, of variable: Variable, as format: String?) -> String {
        switch format {
        case "text": "All"
        case "queryparam": allParameter(of: variable)
        case "percentencode": percentEncoded(allValue)
        default: allValue
        }
    }

    private func allParameter(of variable: Variable) -> String {
        "var-\(variable.name)=$__all"
    }

    /// What the SQL data sources insert when no format is given.
    private func defaultText(of variable: Variable) -> String {
        switch variable.value {
        case .list(let items):
            items.map(singleQuotesDoubled).map { "'\($0)'" }.joined(separator: ",")
        case .single(let item) where variable.multi || variable.includeAll:
            "'\(singleQuotesDoubled(item))'"
        case .single(let item):
            singleQuotesDoubled(item)
        }
    }
}

private func singleQuotesDoubled(_ text: String) -> String {
    text.replacing("'", with: "''")
}

/// A place in a text that names a variable.
struct VariableReference {
    var name: String
    var format: String?
    var range: Range<String.Index>

    static func first(in text: Substring) -> VariableReference? {
        let form =
            #/
            \$ (?<bare> [A-Za-z0-9_]+ )
            | \[\[ (?<bracketed> [A-Za-z0-9_]+ ) (?: : (?<bracketedFormat> [A-Za-z0-9_]+ ) )? \]\]
            | \$\{ (?<braced> [A-Za-z0-9_]+ ) (?: \. [^:^\}]+ )? (?: : (?<bracedFormat> [^\}]+ ) )? \}
        /#
        guard let match = text.firstMatch(of: form.matchingSemantics(.unicodeScalar)) else { return nil }
        let output = match.output
        guard let name = output.bare ?? output.bracketed ?? output.braced else { return nil }
        let format = output.bracketedFormat ?? output.bracedFormat
        return VariableReference(name: String(name), format: format.map(String.init), range: match.range)
    }
}
