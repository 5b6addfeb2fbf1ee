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
    /// The question to the store; its columns feed those of the panel, see `Column.width`.
    let query: @Sendable (Scope) -> SQLQuery

    init(
        id: String,
        title: Localized,
        kind: Kind,
        unit: Measure,
        section: Section,
        definition: Localized,
        columns: [Column],
        query: @escaping @Sendable (Scope) -> SQLQuery
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        self.unit = unit
        self.section = section
        self.definition = definition
        self.columns = columns
        self.query = query
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
    }

    /// What a figure is counted in.
    public enum Measure: String, Hashable, Sendable {
        /// Calls, each a journey of one caller.
        case calls
        /// Seconds, exact to the millisecond.
        case seconds = "s"
        /// A part of one whole, from 0 to 1.
        case share
    }

    /// A part of the dashboard.
    public enum Section: String, Hashable, Sendable, CaseIterable {
        /// What is going on now.
        case live
        /// How many calls were answered.
        case answering
        /// How long callers waited.
        case waiting
        /// How long people talked.
        case duration
        /// How many calls there were, and whose.
        case volume

        /// The heading.
        public var title: Localized {
            switch self {
            case .live: Localized(de: "Jetzt", en: "Now")
            case .answering: Localized(de: "Erreichbarkeit", en: "Answered and unanswered")
            case .waiting: Localized(de: "Wartezeit", en: "Waiting")
            case .duration: Localized(de: "Gesprächsdauer", en: "Duration")
            case .volume: Localized(de: "Aufkommen", en: "Volume")
            }
        }
    }
}
