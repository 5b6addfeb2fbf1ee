extension DashboardView {
    /// Does with a text what the server does: comments removed, macros replaced, forbidden functions refused.
    ///
    /// Throws with the server's message when a macro is unknown or wrongly used.
    package func expandMacros(in sql: String) throws(ExpansionError) -> Expanded {
        var (body, tag) = splittingCommenterTag(from: sql)
        body = replacingGlobals(in: body)
        guard !asksForIdentity(body) else {
            throw ExpansionError(message: "invalid query - please inspect Grafana server log for details")
        }
        var macros = Macros(view: self)
        return Expanded(text: try macros.replace(in: strippingComments(from: body)) + tag, fill: macros.fill)
    }

    /// These are replaced as text, without looking at what follows: `$__intervals` becomes `1ms`.
    private func replacingGlobals(in sql: String) -> String {
        sql.replacing("$__interval_ms", with: "\(intervalMs)")
            .replacing("$__interval", with: intervalText(ofMs: intervalMs))
            .replacing("$__unixEpochFrom()", with: "\(fromSeconds)")
            .replacing("$__unixEpochTo()", with: "\(toSeconds)")
    }
}

/// Whether the text asks who is logged in or what it is allowed to.
private func asksForIdentity(_ sql: String) -> Bool {
    let call =
        #/
        (?:
            \s* show \s+ grants
            | [\s,] current_user (?: \( [^)]* \) )?
            | [\s,] (?: session_user | system_user | user ) \( [^)]* \)
        )
        (?: [\s,;] | $ )
    /#
    return sql.firstMatch(
        of: call.ignoresCase().anchorsMatchLineEndings().matchingSemantics(.unicodeScalar)
    ) != nil
}

/// A tag of the SQLCommenter form at the very end is kept; it begins with the last comment of the text.
private func splittingCommenterTag(from sql: String) -> (body: String, tag: String) {
    let form = #/
        /\* [^\s=,*'\/]+ = '[^']*' (?: \s* , \s* [^\s=,*'\/]+ = '[^']*' )* \*/ \s* ;? \s* $
    /#
    guard let tag = sql.firstMatch(of: form.matchingSemantics(.unicodeScalar)) else { return (sql, "") }
    return (String(sql[..<tag.range.lowerBound]), String(tag.output))
}
