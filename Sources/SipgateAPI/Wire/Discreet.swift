/// A value that holds a secret or personal data and never shows it: not printed, not interpolated, not dumped.
///
/// `description` is all there is to see; write one that is fit for a log.
protocol Discreet: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Discreet {
    /// The same as the description.
    public var debugDescription: String { description }

    /// No children, so that `dump` finds nothing.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
