extension PanelAnswer {
    /// The rows as CSV, the headings of the columns first; lines end with CR LF.
    public func csv(_ form: CSVForm = .machine) -> String {
        let columns = columns.map { column in
            // What is asked for in one language has its titles in that one.
            let heading = column.unit == Panel.Measure.seconds.rawValue ? "\(column.title) (s)" : column.title
            return CSVColumn(column.name, de: heading, en: heading)
        }
        return rows.reduce(into: form.begin + form.heading(columns)) { $0 += form.line($1, of: columns) }
    }
}
