import PushAPI

/// Why somebody could not log in, or a user or a token not be changed.
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
    /// Another token has the name.
    case tokenNameTaken
    /// A token cannot have this role, because nobody watches over what a program does with it.
    case tokenRoleNotAllowed
    /// There is no such token.
    case unknownToken

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
        case .tokenNameTaken:
            "There is a token of this name already. Choose another name, or remove that one first."
        case .tokenRoleNotAllowed:
            "A token cannot be an administrator. Choose lead, viewer or kiosk."
        case .unknownToken:
            "There is no token with this id. List the tokens to see which there are."
        }
    }
}
