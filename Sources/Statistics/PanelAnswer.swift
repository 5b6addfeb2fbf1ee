import PushAPI

/// A panel's figures and all that is needed to understand them.
public struct PanelAnswer: Hashable, Sendable {
    /// A column as the reader sees it.
    public struct Column: Hashable, Sendable {
        /// The name, the same in every language.
        public var name: String
        /// The heading.
        public var title: String
        /// The kind of its cells: `time`, `text`, `integer` or `number`.
        public var type: String
        /// What its cells are counted in; nil for times and texts.
        public var unit: String?
        /// Whether its cells are telephone numbers of the other side, which not every reader may see.
        public var holdsForeignNumbers = false
    }

    /// The panel.
    public var id: String
    /// The heading.
    public var title: String
    /// What its figures are counted in.
    public var unit: String
    /// What kind of picture it is.
    public var kind: Panel.Kind
    /// The first moment of the range; of a live panel the moment that it shows.
    public var from: Instant
    /// The end of the range; of a live panel the moment that it shows.
    public var to: Instant
    /// The zone whose days, weeks and months the figures follow.
    public var timeZone: String
    /// What exactly is counted.
    public var definition: String
    /// The columns.
    public var columns: [Column]
    /// The rows, each with one cell for each column.
    public var rows: [[Cell]]
    /// When nobody listened.
    public var coverage: Coverage
    /// What readers have noted about the range; series alone have it.
    public var annotations: [Annotation] = []
    /// The same for the time of the same length directly before; nil when nobody asked for it.
    public var comparison: Comparison?
    /// Whether telephone numbers are hidden from the reader.
    public internal(set) var numbersAreMasked = false

    /// What another range answered.
    public struct Comparison: Hashable, Sendable {
        /// Its first moment.
        public var from: Instant
        /// Its end.
        public var to: Instant
        /// Its rows.
        public var rows: [[Cell]]
    }
}

/// Something that happened, to see whether it brought what was expected.
public struct Annotation: Hashable, Sendable {
    /// Its number, to remove it by.
    public var id: Int64
    /// When it happened.
    public var at: Instant
    /// What happened.
    public var text: String

    /// How many characters a text may have.
    public static let lengths = 1...200

    /// Creates an annotation.
    public init(id: Int64, at: Instant, text: String) {
        self.id = id
        self.at = at
        self.text = text
    }
}
