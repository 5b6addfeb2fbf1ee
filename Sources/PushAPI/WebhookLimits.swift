/// How much of a stranger's request is looked at.
public enum WebhookLimits {
    /// Most bytes of a request body; a ring group of two hundred people fits in it.
    public static let bodyBytes = 65_536
    /// Most UTF-8 bytes of an id, a number or a cause.
    ///
    /// sipgate advises to expect at least 200 for `callId`.
    public static let identifierBytes = 255
    /// Most characters of the signature header: a key of 16,384 bits has 2,732, sipgate's has 684.
    public static let signatureCharacters = 4_096
    /// Most characters of a stranger's text that an error message repeats.
    public static let quotedCharacters = 40
}
