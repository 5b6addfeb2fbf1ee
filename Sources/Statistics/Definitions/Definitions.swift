/// The product's public definitions: what every word and every figure means.
public enum Definitions { 
    /// x
    public static func markdown(_ language: Language) -> String { "" } }
