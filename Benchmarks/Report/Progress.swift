import Foundation

/// What goes on, told on standard error; standard output holds nothing but the table.
enum Progress {
    static func say(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
