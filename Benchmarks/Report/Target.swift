/// What a figure has to reach.
enum Target {
    case atLeast(Double)
    case moreThan(Double)
    case below(Double)

    func isMet(by figure: Double) -> Bool {
        switch self {
        case .atLeast(let bound): figure >= bound
        case .moreThan(let bound): figure > bound
        case .below(let bound): figure < bound
        }
    }

    /// The target beside its verdict, such as `>= 60 % ok`.
    func text(_ figure: Double, _ unit: Unit) -> String {
        let (sign, bound) =
            switch self {
            case .atLeast(let bound): (">=", bound)
            case .moreThan(let bound): (">", bound)
            case .below(let bound): ("<", bound)
            }
        return "\(sign) \(unit.text(bound))  \(isMet(by: figure) ? "ok" : "MISSED")"
    }
}

/// What a figure counts.
enum Unit {
    case perSecond, share, milliseconds, megabytes, count, times

    func text(_ figure: Double) -> String {
        switch self {
        case .perSecond: "\(Int(figure.rounded())) /s"
        case .share: "\(Int((figure * 100).rounded(.down))) %"
        case .milliseconds: "\((figure * 100).rounded() / 100) ms"
        case .megabytes: "\((figure * 10).rounded() / 10) MB"
        case .count: "\(Int(figure.rounded()))"
        case .times: "\((figure * 10).rounded(.down) / 10) ×"
        }
    }
}
