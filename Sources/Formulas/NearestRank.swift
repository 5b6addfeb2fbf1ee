/// Percentiles by nearest rank: the smallest value that at least ⌈p·n⌉ of the n observations do not exceed.
///
/// Always a value that was observed, and computed without fractions.
enum NearestRank {
    /// The rank, from 1 to `count`, that decides the percentile.
    ///
    /// - Parameters:
    ///   - permille: 500 is the median; the smallest value for 0 and less, the largest for 1000 and more.
    ///   - count: The number of observations, at least 1.
    static func rank(_ permille: Int, of count: Int64) -> Int64 {
        let permille = Int64(min(max(permille, 0), 1_000))
        let (thousands, rest) = count.quotientAndRemainder(dividingBy: 1_000)
        return max(1, thousands * permille + (rest * permille + 999) / 1_000)
    }
}
