/// Modules linked into one script for each page.
///
/// A page has some sixty modules. A browser that asks for every one of them over its six connections waits for a distant
/// server a dozen times, and apart they compress worse: linked, the dashboard of a slow phone is there in less than half
/// the time. The service does that itself when it starts, so that what is written and tested are plain modules.
///
/// Of the language it knows what the modules use: `import { a, b as c } from './name.js';`, `export const`, and
/// `import('./name.js')` for what comes later.
struct LinkedScripts {
    private let modules: [String: Module]

    /// Reads modules by their names.
    init(_ texts: [String: String]) {
        modules = texts.mapValues(Module.init)
    }

    /// The files of a page whose scripts begin with these modules, by their names.
    ///
    /// What they import stands in one script. What they ask for later, with `import('./name.js')`, is one more script
    /// each, which takes over the modules that the first one has already.
    func files(of names: [String], for page: String) -> [String: String] {
        let first = inOrder(names)
        let later = Set(first.flatMap { modules[$0]?.later ?? [] }).sorted()
        var (files, shared) = ([String: String](), Set<String>())
        for name in later {
            let all = inOrder([name])
            let known = all.filter(first.contains)
            shared.formUnion(known)
            files[Self.later(name, for: page)] =
                "const \(Self.list(known)) = globalThis.linked;\n" + linked(all.filter { !first.contains($0) })
                + "export const {\(modules[name]?.exports.joined(separator: ", ") ?? "")} = \(Self.variable(name));\n"
        }
        let script = later.reduce(linked(first)) { script, name in
            script.replacing("import('./\(name)')", with: "import('./\(Self.later(name, for: page))')")
        }
        let handedOn = later.isEmpty ? "" : "globalThis.linked = \(Self.list(shared.sorted()));\n"
        files[page + ".page.js"] = script + handedOn
        return files
    }

    private func linked(_ names: [String]) -> String {
        names.map { name in modules[name]?.linked(as: Self.variable(name)) ?? "" }.joined()
    }

    private static func later(_ name: String, for page: String) -> String { "\(page).\(name)" }

    private static func list(_ names: [String]) -> String {
        "{ \(names.map(variable).joined(separator: ", ")) }"
    }

    /// All modules that are needed, each after those that it needs itself.
    private func inOrder(_ names: [String]) -> [String] {
        var (order, seen) = ([String](), Set<String>())
        func visit(_ name: String) {
            guard seen.insert(name).inserted else { return }
            modules[name]?.imports.map(\.module).forEach(visit)
            order.append(name)
        }
        names.forEach(visit)
        return order
    }

    /// What holds the exports of a module.
    fileprivate static func variable(_ name: String) -> String {
        "$" + name.prefix { $0 != "." }.map { $0 == "-" ? "_" : $0 }
    }
}

/// A module, taken apart.
private struct Module {
    struct Import {
        /// What is wanted, as it stands between the braces.
        var names: String
        var module: String
    }

    private(set) var imports: [Import] = []
    /// The modules that it asks for while it runs.
    private(set) var later: [String] = []
    private(set) var exports: [String] = []
    private var lines: [Substring] = []

    init(_ text: String) {
        var rest = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = rest.popFirst() {
            let code = line.drop { $0 == " " }
            if code.hasPrefix("/**"), code.hasSuffix("*/") || !code.contains("*/") {
                if !code.hasSuffix("*/") { Self.take(&rest) { $0.hasSuffix("*/") } }
            } else if line.hasPrefix("import {") {
                let isWhole = line.hasSuffix("';")
                let more = isWhole ? [] : Self.take(&rest) { $0.hasSuffix("';") }
                imports.append(Self.read(([line] + more).joined(separator: " ")))
            } else if line.hasPrefix("export const ") {
                exports.append(String(line.dropFirst("export const ".count).prefix { $0 != " " }))
                lines.append(line.dropFirst("export ".count))
            } else if !code.hasPrefix("//") {
                lines.append(line)
                later += line.matches(of: #/import\('\.\/([a-z-]+\.js)'\)/#).map { String($0.1) }
            }
        }
    }

    /// A scope of its own, which gives what the module exports.
    func linked(as variable: String) -> String {
        let wanted = imports.map { wanted in
            "const {\(wanted.names.replacing(" as ", with: ": "))} = \(LinkedScripts.variable(wanted.module));\n"
        }
        let content = lines.joined(separator: "\n")
        return """
            const \(variable) = (() => {
            \(wanted.joined())\(content)
            return { \(exports.joined(separator: ", ")) };
            })();

            """
    }

    @discardableResult
    private static func take(_ lines: inout ArraySlice<Substring>, until isLast: (Substring) -> Bool) -> [Substring] {
        var taken: [Substring] = []
        while let line = lines.popFirst() {
            taken.append(line)
            if isLast(line) { break }
        }
        return taken
    }

    private static func read(_ statement: String) -> Import {
        let names = statement.drop { $0 != "{" }.dropFirst().prefix { $0 != "}" }
        let path = statement.drop { $0 != "'" }.dropFirst().prefix { $0 != "'" }
        return Import(names: String(names), module: String(path.drop { $0 == "." || $0 == "/" }))
    }
}
