/// What a dashboard's JSON file (the classic model) says about its queries.
package struct DashboardFile: Hashable, Sendable {
    /// The dashboard's identifier in addresses.
    package var uid: String
    /// The dashboard's title.
    package var title: String
    /// All panels in the order of the file, including those inside collapsed rows; rows themselves are left out.
    package var panels: [Panel]
    /// The template variables.
    package var variables: [TemplateVariable]
    /// The annotations, the built-in one included.
    package var annotations: [Annotation]

    /// One panel.
    package struct Panel: Hashable, Sendable {
        /// The number that is unique in the dashboard.
        package var id: Int
        /// The heading.
        package var title: String
        /// The kind of drawing, such as `stat`.
        package var type: String
        /// The title of the row it belongs to, if any.
        package var row: String?
        /// The queries.
        package var targets: [Target]
        /// The result's columns named in options, overrides and links.
        package var neededColumns: [String]
        /// Whether the browser makes other columns of the result before it is drawn.
        package var isTransformed: Bool
    }

    /// One query of a panel or an annotation.
    package struct Target: Hashable, Sendable {
        /// The letter that names it in its panel.
        package var refID: String
        /// The SQL, or nil when the target is of another kind.
        package var rawSQL: String?
        /// How the rows are wanted.
        package var format: Format
        /// Whether it is switched off and never sent.
        package var isHidden: Bool
        /// The data source it asks, its own or else its panel's.
        package var dataSource: DataSource?
    }

    /// A reference to a data source.
    package struct DataSource: Hashable, Sendable {
        /// The plugin, such as `mysql`.
        package var type: String?
        /// The identifier given in provisioning.
        package var uid: String?
    }

    /// One annotation.
    package struct Annotation: Hashable, Sendable {
        /// The name of its switch.
        package var name: String
        /// Whether it is drawn when the dashboard opens.
        package var isEnabled: Bool
        /// Its query, if it has one.
        package var target: Target?
    }

    /// One template variable as the file declares it.
    package struct TemplateVariable: Hashable, Sendable {
        /// The name without dollar sign.
        package var name: String
        /// The kind: `query`, `custom`, `textbox`, `interval`, `constant` and others.
        package var type: String
        /// The SQL of a query variable, the choices of a custom or interval one, the text of the others.
        package var query: String
        /// Whether several values may be chosen.
        package var multi: Bool
        /// Whether the list offers “All”.
        package var includeAll: Bool
        /// The text that stands for “All”.
        package var allValue: String?
        /// The choices: those the file lists, or else those written in the query of a custom or interval variable.
        package var options: [Variable.Option]
        /// The values the dashboard opens with; empty when the file leaves that open.
        package var current: [String]
        /// The data source of a query variable.
        package var dataSource: DataSource?

        /// The variable as a viewer has set it.
        ///
        /// `options` are the rows of its query; the file's own when left out. `selection` is what the dashboard opens
        /// with when left out.
        package func variable(
            selecting selection: Variable.Selection? = nil,
            options: [Variable.Option]? = nil
        ) -> Variable {
            let opening: Variable.Selection = current.contains("$__all") ? .all : .values(current)
            return Variable(
                name,
                multi: multi,
                includeAll: includeAll,
                allValue: allValue,
                options: options ?? self.options,
                selection: selection ?? opening
            )
        }
    }
}
