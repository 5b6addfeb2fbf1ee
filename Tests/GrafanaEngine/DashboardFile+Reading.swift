import Foundation

/// Why a file is no dashboard the engine can judge.
package struct DashboardFileError: Error, Hashable, CustomStringConvertible {
    /// What is wrong and where.
    package let description: String
}

extension DashboardFile {
    /// Reads a dashboard's JSON in the classic model.
    ///
    /// Throws when the data is no JSON object, has no panels or a target asks for a format Grafana does not know.
    package init(json: Data) throws {
        guard let root = JSONObject(try JSONSerialization.jsonObject(with: json)) else {
            throw DashboardFileError(description: "the file is no JSON object")
        }
        guard root.has("panels") else {
            throw DashboardFileError(description: "the file has no panels; it may be in the v2 format")
        }
        uid = root.text("uid") ?? ""
        title = root.text("title") ?? ""
        panels = []
        var row: String?
        for panel in root.objects("panels") {
            if panel.text("type") == "row" {
                row = panel.text("title")
                panels += try panel.objects("panels").map { try Panel($0, row: row) }
            } else {
                panels.append(try Panel(panel, row: row))
            }
        }
        variables = root.object("templating")?.objects("list").map(TemplateVariable.init) ?? []
        annotations = try root.object("annotations")?.objects("list").map { try Annotation($0) } ?? []
    }
}

extension DashboardFile.Panel {
    fileprivate init(_ json: JSONObject, row: String?) throws {
        id = json.integer("id") ?? 0
        title = json.text("title") ?? ""
        type = json.text("type") ?? ""
        self.row = row
        let source = json.object("datasource").map(DashboardFile.DataSource.init)
        targets = try json.objects("targets").map { try DashboardFile.Target($0, dataSource: source) }
        neededColumns = Self.columnNames(in: json)
        isTransformed = !json.objects("transformations").isEmpty
    }

    private static func columnNames(in json: JSONObject) -> [String] {
        let options = json.object("options")
        var names = [options?.text("xField")].compactMap(\.self)
        names += options?.objects("sortBy").compactMap { $0.text("displayName") } ?? []
        for override in json.object("fieldConfig")?.objects("overrides") ?? [] {
            guard let matcher = override.object("matcher"), matcher.text("id") == "byName" else { continue }
            names += [matcher.text("options")].compactMap(\.self)
        }
        let reference = #/\$\{__data\.fields\[\\?"(?<name>[^"\\]+)\\?"\]/#
        names += json.serialised.matches(of: reference).map { String($0.output.name) }
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}

extension DashboardFile.Target {
    fileprivate init(_ json: JSONObject, dataSource inherited: DashboardFile.DataSource?) throws {
        refID = json.text("refId") ?? ""
        rawSQL = json.text("rawSql")
        isHidden = json.flag("hide")
        dataSource = json.object("datasource").map(DashboardFile.DataSource.init) ?? inherited
        let name = json.text("format") ?? Format.timeSeries.rawValue
        if let known = Format(rawValue: name) {
            format = known
        } else if rawSQL == nil {
            format = .timeSeries
        } else {
            throw DashboardFileError(
                description: "target \(refID) asks for the format \(name); use table or time_series"
            )
        }
    }
}

extension DashboardFile.DataSource {
    fileprivate init(_ json: JSONObject) {
        type = json.text("type")
        uid = json.text("uid")
    }
}

extension DashboardFile.Annotation {
    fileprivate init(_ json: JSONObject) throws {
        name = json.text("name") ?? ""
        isEnabled = json.flag("enable")
        let source = json.object("datasource").map(DashboardFile.DataSource.init)
        target = try json.object("target")
            .flatMap { $0.text("rawSql") == nil ? nil : try DashboardFile.Target($0, dataSource: source) }
    }
}

extension DashboardFile.TemplateVariable {
    fileprivate init(_ json: JSONObject) {
        name = json.text("name") ?? ""
        type = json.text("type") ?? ""
        let written = json.text("query") ?? json.object("query")?.text("rawSql") ?? ""
        query = written
        multi = json.flag("multi")
        includeAll = json.flag("includeAll")
        allValue = json.text("allValue")
        current = json.object("current")?.texts("value") ?? []
        dataSource = json.object("datasource").map(DashboardFile.DataSource.init)
        let listed = json.objects("options").compactMap { option in
            option.text("value").map { Variable.Option($0, text: option.text("text")) }
        }
        let isWritten = listed.isEmpty && ["custom", "interval"].contains(type)
        options = isWritten ? customOptions(in: written) : listed.filter { $0.value != "$__all" }
    }
}

/// The choices of `A, Label : value, with \, comma`.
private func customOptions(in text: String) -> [Variable.Option] {
    text.matches(of: #/(?:\\,|[^,])+/#).compactMap { match in
        let entry = String(match.output).replacing("\\,", with: ",").trimming(\.isWhitespace)
        guard !entry.isEmpty else { return nil }
        guard let parts = entry.wholeMatch(of: #/(?<label>.+)\s:\s(?<value>.+)/#)?.output else {
            return Variable.Option(entry)
        }
        return Variable.Option(
            String(parts.value).trimming(\.isWhitespace),
            text: String(parts.label).trimming(\.isWhitespace)
        )
    }
}
