/// One of the sixteen states of Germany, whose laws name the public holidays.
public enum Land: String, CaseIterable, Sendable, Codable {
    case badenWuerttemberg = "BW"
    case bavaria = "BY"
    case berlin = "BE"
    case brandenburg = "BB"
    case bremen = "HB"
    case hamburg = "HH"
    case hesse = "HE"
    case mecklenburgVorpommern = "MV"
    case lowerSaxony = "NI"
    case northRhineWestphalia = "NW"
    case rhinelandPalatinate = "RP"
    case saarland = "SL"
    case saxony = "SN"
    case saxonyAnhalt = "ST"
    case schleswigHolstein = "SH"
    case thuringia = "TH"

    /// The name in German.
    public var germanName: String { names.german }

    /// The name in English.
    public var englishName: String { names.english }

    private var names: (german: String, english: String) {
        switch self {
        case .badenWuerttemberg: ("Baden-Württemberg", "Baden-Württemberg")
        case .bavaria: ("Bayern", "Bavaria")
        case .berlin: ("Berlin", "Berlin")
        case .brandenburg: ("Brandenburg", "Brandenburg")
        case .bremen: ("Bremen", "Bremen")
        case .hamburg: ("Hamburg", "Hamburg")
        case .hesse: ("Hessen", "Hesse")
        case .mecklenburgVorpommern: ("Mecklenburg-Vorpommern", "Mecklenburg-Western Pomerania")
        case .lowerSaxony: ("Niedersachsen", "Lower Saxony")
        case .northRhineWestphalia: ("Nordrhein-Westfalen", "North Rhine-Westphalia")
        case .rhinelandPalatinate: ("Rheinland-Pfalz", "Rhineland-Palatinate")
        case .saarland: ("Saarland", "Saarland")
        case .saxony: ("Sachsen", "Saxony")
        case .saxonyAnhalt: ("Sachsen-Anhalt", "Saxony-Anhalt")
        case .schleswigHolstein: ("Schleswig-Holstein", "Schleswig-Holstein")
        case .thuringia: ("Thüringen", "Thuringia")
        }
    }
}
