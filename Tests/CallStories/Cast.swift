import PushAPI

/// Numbers of the stories.
extension PhoneNumber {
    package static let customer = PhoneNumber(stored: "+491781234567")
    package static let otherCustomer = PhoneNumber(stored: "+4915112345678")
    package static let office = PhoneNumber(stored: "+4920312345670")
    package static let hotline = PhoneNumber(stored: "+4920312345671")
    package static let annasDesk = PhoneNumber(stored: "+4920312345672")
    package static let bertsDesk = PhoneNumber(stored: "+4920312345673")
    package static let mobile = PhoneNumber(stored: "+4917099887766")
    /// The documentation's own sample has no country code.
    package static let local = PhoneNumber(stored: "21199999999")
    package static let sipID = PhoneNumber(stored: "123456e0")
}

/// Users of the stories.
extension User {
    package static let anna = User(name: "Anna", fullUserID: "1234567w0")
    package static let bert = User(name: "Bert Möller & Söhne", fullUserID: "1234567w1")
    package static let carl = User(name: "Carl", fullUserID: "1234567w2")
    package static let voicemail = User(name: "voicemail")
    /// A queue answers under its own name, or under none.
    package static let queue = User(name: "Service queue")
    /// A colleague who is called so; only the missing id makes the real voicemail.
    package static let misterVoicemail = User(name: "Voicemail", fullUserID: "1234567w9")
}
