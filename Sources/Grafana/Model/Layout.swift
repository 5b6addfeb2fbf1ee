/// A part of a dashboard under a heading of its own.
struct Row: Hashable, Sendable {
    var title: String
    var lines: [Line]
}

/// Tiles side by side that together fill the width.
struct Line: Hashable, Sendable {
    var height: Height
    var tiles: [Share]

    /// In steps of Grafana's grid.
    enum Height: Int, Hashable, Sendable {
        /// For figures.
        case low = 5
        /// For charts, and for figures to be read from afar.
        case middle = 8
        /// For tables of some twenty rows.
        case high = 11
        /// For tables of many rows.
        case tall = 18
    }

    /// A tile and how much of the width it gets, compared with its neighbours.
    struct Share: Hashable, Sendable {
        var tile: Tile
        var weight = 1
    }

    init(_ height: Height, _ tiles: [Share]) {
        self.height = height
        self.tiles = tiles
    }

    init(_ height: Height, _ tiles: [Tile]) { self.init(height, tiles.map { Share(tile: $0) }) }
}

/// A rectangle of Grafana's grid.
struct Place: Hashable, Sendable {
    var x = 0
    var y: Int
    var width = gridWidth
    var height: Int

    static let gridWidth = 24

    var json: JSON { ["x": .integer(x), "y": .integer(y), "w": .integer(width), "h": .integer(height)] }
}

extension [Row] {
    /// The panels of a dashboard, from top to bottom, each at its place.
    ///
    /// A row without a title has no heading.
    var panels: [JSON] {
        var panels: [JSON] = []
        var y = 0
        for row in self where !row.lines.isEmpty {
            if !row.title.isEmpty {
                panels.append(row.heading(at: Place(y: y, height: 1)))
                y += 1
            }
            for line in row.lines {
                panels += zip(line.tiles, line.places(at: y)).map { $0.tile.json(at: $1) }
                y += line.height.rawValue
            }
        }
        return panels
    }
}

extension Row {
    fileprivate func heading(at place: Place) -> JSON {
        [
            "id": .integer(Tile.id(of: "row \(lines.first?.tiles.first?.tile.key ?? title)")),
            "type": "row", "title": .string(title), "collapsed": false, "panels": [], "gridPos": place.json,
        ]
    }
}

extension Line {
    fileprivate func places(at y: Int) -> [Place] {
        let whole = tiles.reduce(0) { $0 + $1.weight }
        var before = 0
        return tiles.map { tile in
            let start = before * Place.gridWidth / whole
            before += tile.weight
            let end = before * Place.gridWidth / whole
            return Place(x: start, y: y, width: end - start, height: height.rawValue)
        }
    }
}
