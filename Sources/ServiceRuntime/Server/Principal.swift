/// Who a call comes from, as the authenticator found out.
public struct Principal: Hashable, Sendable, CustomStringConvertible {
  /// Identifies the caller.
  public var name: String

  /// Names a caller.
  public init(name: String) { self.name = name }

  /// The caller's name.
  public var description: String { name }
}
