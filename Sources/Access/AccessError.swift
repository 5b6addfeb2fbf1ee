import PushAPI

/// Why somebody could not log in, or a user not be changed.
public enum AccessError: Error, Equatable, CustomStringConvertible {
    /// No user has this name and this password. Which of them is wrong is nobody's business.
    case wrongNameOrPassword
    /// Too many attempts failed, by this name or from this address.
    case tooManyAttempts(until: Instant)
    /// Nobody could manage users any more.
    case lastAdministrator
    /// Another user has the name.
    case nameTaken
    /// The text cannot be a name.
    case nameNotAllowed
    /// The password has fewer characters than `least`.
    case passwordTooShort(least: Int)
    /// The password has more bytes than `most`.
    case passwordTooLong(most: Int)
    /// Nobody has the name.
    case unknownUser

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .wrongNameOrPassword:
            "Name or password is wrong. An administrator can set a new password."
        case .tooManyAttempts:
            "Too many attempts have failed. Wait, at most a quarter of an hour, and try again."
        case .lastAdministrator:
            "This is the last administrator. Make somebody else administrator first."
        case .nameTaken:
            "There is a user of this name already; upper and lower case make no difference. Choose another name."
        case .nameNotAllowed:
            "A name has 1 to \(UserName.longest) visible characters. Choose another name."
        case .passwordTooShort(let least):
            "The password is too short. Take at least \(least) characters, such as four words."
        case .passwordTooLong(let most):
            "The password is too long. Take no more than \(most) bytes."
        case .unknownUser:
            "There is no user of this name. Check the spelling."
        }
    }
}
