extension Contract {
    /// Findings on a target's SQL as it stands in the dashboard, before anything is replaced.
    package static func findings(inRawSQL sql: String) -> [Finding] {
        let segments = sqlSegments(of: sql)
        return groupingFindings(in: segments)
            + macroFindings(in: sql)
            + commentFindings(in: segments)
            + literalFindings(in: segments)
            + variableFindings(in: sql)
    }

    private static func groupingFindings(in segments: [SQLSegment]) -> [Finding] {
        let open = #/\b(?:group|order)\s+by\s+(?<list>[^()]*)$/#.ignoresCase()
        let clause = #/\b(?:group|order|having|limit|union)\b/#.ignoresCase()
        var before = ""
        var findings: [Finding] = []
        for segment in segments {
            switch segment.kind {
            case .quoted(let quote) where quote != UInt8(ascii: "`"):
                if let list = before.firstMatch(of: open)?.output.list, list.firstMatch(of: clause) == nil {
                    findings.append(Finding(rule: .constantGrouping, detail: segment.text))
                }
                before += "?"
            case .quoted:
                before += "name"
            case .code:
                before += segment.text
            case .comment:
                before += " "
            }
        }
        return findings
    }

    private static func macroFindings(in sql: String) -> [Finding] {
        let bytes = Array(sql.utf8)
        return bytes.indices.compactMap { position in
            guard let call = MacroCall(in: bytes, at: position), let allowed = argumentCounts[call.name] else {
                return nil
            }
            let text = String(decoding: bytes[position..<call.end], as: UTF8.self)
            if call.arguments.contains(where: { $0.contains("(") }) {
                return Finding(rule: .nestedMacroArgument, detail: text)
            }
            let count = call.arguments == [""] ? 0 : call.arguments.count
            return allowed.contains(count) ? nil : Finding(rule: .macroArgumentCount, detail: text)
        }
    }

    /// How many arguments each macro makes use of.
    private static let argumentCounts: [String: ClosedRange<Int>] = [
        "__time": 1...1, "__timeEpoch": 1...1, "__timeFilter": 1...1, "__timeFrom": 0...0, "__timeTo": 0...0,
        "__timeGroup": 2...3, "__timeGroupAlias": 2...3, "__unixEpochFilter": 1...1, "__unixEpochFrom": 0...0,
        "__unixEpochTo": 0...0, "__unixEpochNanoFilter": 1...1, "__unixEpochNanoFrom": 0...0,
        "__unixEpochNanoTo": 0...0, "__unixEpochGroup": 2...3, "__unixEpochGroupAlias": 2...3,
    ]

    private static func commentFindings(in segments: [SQLSegment]) -> [Finding] {
        segments.filter { $0.kind == .comment }.compactMap { segment in
            if segment.text.hasPrefix("--") { return Finding(rule: .dashComment, detail: segment.text) }
            let isHint = segment.text.hasPrefix("/*!") || segment.text.hasPrefix("/*+")
            return isHint ? Finding(rule: .strippedHint, detail: segment.text) : nil
        }
    }

    private static func literalFindings(in segments: [SQLSegment]) -> [Finding] {
        let macro = #/\$[A-Za-z0-9_]+\(/#
        return segments.compactMap { segment in
            guard case .quoted = segment.kind, segment.text.firstMatch(of: macro) != nil else { return nil }
            return Finding(rule: .macroInLiteral, detail: segment.text)
        }
    }

    /// Built-in names begin with two underscores: numbers, intervals and zones that need no quoting.
    private static func variableFindings(in sql: String) -> [Finding] {
        var findings: [Finding] = []
        var rest = strippingComments(from: sql)[...]
        while let reference = VariableReference.first(in: rest) {
            let text = rest[reference.range]
            rest = rest[reference.range.upperBound...]
            let isCall = text.hasPrefix("$") && !text.hasPrefix("${") && rest.first == "("
            if !isCall, !reference.name.hasPrefix("__"), reference.format != "sqlstring" {
                findings.append(Finding(rule: .unsafeVariable, detail: String(text)))
            }
        }
        return findings
    }
}
