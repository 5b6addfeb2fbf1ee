/// Something that goes wrong at sipgate.
package indirect enum Fault: Sendable {
    /// An answer with this status and an error as sipgate words it.
    case status(Int)
    /// 429, with `Retry-After` in seconds where one is given.
    case rateLimited(retryAfter: Int?)
    /// The right answer, but only after this long.
    case slow(Duration)
    /// 200 with a body that is cut off in the middle.
    case garbage
    /// The connection is closed without an answer.
    case dropped
    /// The fault, but only for so many requests; after them all is well again.
    case times(Int, Fault)
}
