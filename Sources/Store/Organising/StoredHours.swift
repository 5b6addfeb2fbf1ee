import Organisation

extension OpeningHours {
    /// The opening hours that the store knows; nil when it is always open.
    static func stored(in reader: any SQLReader) throws -> OpeningHours? {
        guard let text = try reader.setting(.openingHours), !text.isEmpty else { return nil }
        var hours = try OpeningHours(text)
        hours.holidays = try reader.setting(.holidays).flatMap(Land.init)
        return hours
    }
}
