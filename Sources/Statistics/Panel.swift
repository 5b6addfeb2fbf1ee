import Store

/// One statistic: what it is called, what it means, what its picture looks like and how the store is asked for it.
///
/// Pages, JSON, CSV and tests are all made from it.
public struct Panel: Sendable, Identifiable {
    /// The name in addresses, never changed.
    public let id: String
    /// The heading.
    public let title: Localized
    /// What kind of picture it is.
    public let kind: Kind
    /// What its figures are counted in.
    public let unit: Measure
    /// The part of the dashboard that it stands in.
    public let section: Section
    /// What exactly is counted: the product's public definition.
    public let definition: Localized
    /// The columns of its answer.
    public let columns: [Column]
    /// Where its figures come from.
    let source: Source

    /// Where the figures of a panel come from; the values feed its columns, see `Column.width`.
    enum Source: Sendable {
        /// One question to the store.
        case query(@Sendable (any QueryScope) -> SQLQuery)
        /// What no single question answers.
        case calculation(@Sendable (Inquiry) throws -> [[SQLValue]])
    }

    init(
        id: String,
        title: Localized,
        kind: Kind,
        unit: Measure,
        section: Section,
        definition: Localized,
        columns: [Column],
        _ source: Source
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        self.unit = unit
        self.section = section
        self.definition = definition
        self.columns = columns
        self.source = source
    }

    init(
        id: String,
        title: Localized,
        kind: Kind,
        unit: Measure,
        section: Section,
        definition: Localized,
        columns: [Column],
        query: @escaping @Sendable (any QueryScope) -> SQLQuery
    ) {
        self.init(
            id: id,
            title: title,
            kind: kind,
            unit: unit,
            section: section,
            definition: definition,
            columns: columns,
            .query(query)
        )
    }

    init(
        id: String,
        title: Localized,
        kind: Kind,
        unit: Measure,
        section: Section,
        definition: Localized,
        columns: [Column],
        calculation: @escaping @Sendable (Inquiry) throws -> [[SQLValue]]
    ) {
        self.init(
            id: id,
            title: title,
            kind: kind,
            unit: unit,
            section: section,
            definition: definition,
            columns: columns,
            .calculation(calculation)
        )
    }

    /// Whether it shows what is going on now, whatever range is asked for.
    public var isLive: Bool { section == .live }
}

extension Panel {
    /// What a panel looks like.
    public enum Kind: String, Hashable, Sendable {
        /// One figure.
        case number
        /// Rows in their own order.
        case table
        /// Parts of a whole.
        case share
        /// One row for each unit of time.
        case series
        /// One row for each cell of a week: its weekday, its time of day, and what was counted in it.
        case week
    }

    /// What a figure is counted in.
    public enum Measure: String, Hashable, Sendable {
        /// Calls, each a journey of one caller.
        case calls
        /// Seconds, exact to the millisecond.
        case seconds = "s"
        /// A part of one whole, from 0 to 1.
        case share
        /// Traffic: one Erlang is one line that is busy all the time.
        case erlang
        /// People who take calls.
        case agents
        /// Telephone lines.
        case lines
    }

    /// A part of the dashboard.
    public enum Section: String, Hashable, Sendable, CaseIterable {
        /// What is going on now.
        case live
        /// How many calls were answered.
        case answering
        /// How well callers were served.
        case service
        /// How long callers waited.
        case waiting
        /// How long people talked.
        case duration
        /// How many calls there were, and whose.
        case volume
        /// When how much is going on, and how many people and lines that takes.
        case load
        /// Who called, called again, and was not reached.
        case customers

        /// The heading.
        public var title: Localized {
            switch self {
            case .live: Localized(de: "Jetzt", en: "Now")
            case .answering: Localized(de: "Erreichbarkeit", en: "Answered and unanswered")
            case .service: Localized(de: "Servicequalität", en: "Service quality")
            case .waiting: Localized(de: "Wartezeit", en: "Waiting")
            case .duration: Localized(de: "Gesprächsdauer", en: "Duration")
            case .volume: Localized(de: "Aufkommen", en: "Volume")
            case .load: Localized(de: "Auslastung und Besetzung", en: "Load and staffing")
            case .customers: Localized(de: "Kunden", en: "Customers")
            }
        }
    }
}
