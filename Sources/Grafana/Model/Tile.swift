/// One panel of a Grafana dashboard, wherever it stands.
struct Tile: Hashable, Sendable {
    /// The name from which its number is made, unique in its dashboard.
    let key: String
    var title: String
    /// Markdown.
    var description: String
    var picture: Picture
    /// What it asks; nil for a text.
    var query: Query?
    var style: FieldStyle?
    var overrides: [FieldOverride] = []
    var transformations: [Transformation] = []
    var links: [Link] = []

    /// The number by which links and alert rules know it, of six digits.
    ///
    /// It is made from the name alone (FNV-1a), so that links outlive whatever is added before it.
    var id: Int { Tile.id(of: key) }

    static func id(of key: String) -> Int {
        let hash = key.utf8.reduce(2_166_136_261 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return 100_000 + Int(hash % 900_000)
    }

    /// The panel at a place of the grid.
    func json(at place: Place) -> JSON {
        .object(present: [
            "id": .integer(id),
            "type": .string(picture.type),
            "title": .string(title),
            "description": .string(description),
            "gridPos": place.json,
            "options": picture.options,
            "links": links.isEmpty ? nil : .array(links.map(\.json)),
            "datasource": query.map { _ in DataSource.json },
            "targets": query.map { [$0.model.merging(["datasource": DataSource.json])] },
            "transformations": transformations.isEmpty ? nil : .array(transformations.map(\.json)),
            "fieldConfig": style.map { style in
                [
                    "defaults": style.json.merging(picture.custom.map { ["custom": $0] } ?? [:]),
                    "overrides": .array(overrides.map(\.json)),
                ]
            },
        ])
    }
}

/// What Grafana does with an answer before it shows it.
enum Transformation: Hashable, Sendable {
    case leaveOut([String])
    /// Each row becomes a field.
    case rowsToFields(name: String, value: String)
    /// Rows and columns of a table from two fields, its cells from a third.
    case matrix(rows: String, columns: String, cells: String)
    /// A field that is a multiple of another.
    case multiple(of: String, by: Int, named: String)

    var json: JSON {
        switch self {
        case .leaveOut(let fields):
            [
                "id": "organize",
                "options": ["excludeByName": .object(Dictionary(uniqueKeysWithValues: fields.map { ($0, true) }))],
            ]
        case .rowsToFields(let name, let value):
            [
                "id": "rowsToFields",
                "options": [
                    "mappings": [
                        ["fieldName": .string(name), "handlerKey": "field.name"],
                        ["fieldName": .string(value), "handlerKey": "field.value"],
                    ]
                ],
            ]
        case .matrix(let rows, let columns, let cells):
            [
                "id": "groupingToMatrix",
                "options": [
                    "rowField": .string(rows), "columnField": .string(columns), "valueField": .string(cells),
                    "emptyValue": "null",
                ],
            ]
        case .multiple(let field, let factor, let name):
            [
                "id": "calculateField",
                "options": [
                    "mode": "binary", "alias": .string(name), "replaceFields": false,
                    "binary": [
                        "left": ["matcher": ["id": "byName", "options": .string(field)]],
                        "operator": "*",
                        "right": ["fixed": .string(String(factor))],
                    ],
                ],
            ]
        }
    }
}
