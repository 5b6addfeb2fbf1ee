import HTTPTypes
import Hummingbird
import Statistics

extension Request {
    /// Whether a program reads the table, and not a person with a spreadsheet.
    private var isFromMachine: Bool { uri.queryParameters["machine"] == "true" }

    /// How tables are written for whoever asks: stably with `machine=true`, else in the reader's language.
    func csvForm(_ statistics: Statistics) -> CSVForm {
        isFromMachine ? .machine : statistics.sheet(Language(of: self))
    }
}

extension Response {
    /// A table as a file to keep.
    static func csv(named name: String, _ body: ResponseBody) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8; header=present", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(name).csv\"",
            ],
            body: body
        )
    }
}
