/// The caller, as determined by the authenticator.
public struct Principal: Hashable, Sendable, CustomStringConvertible {
  /// Identifies the caller.
  public var name: String

  /// Identifies a caller.
  public init(name: String) { self.name = name }

  /// The caller's name.
  public var description: String { name }
}
