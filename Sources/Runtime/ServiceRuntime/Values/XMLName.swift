/// A namespaced XML name.
///
/// For example: `XMLName("string", in: XMLNamespace.arrays)`.
public struct XMLName: Hashable, Sendable, CustomStringConvertible {
  /// The part after the prefix.
  public let local: String
  /// The namespace URI; empty for a name in no namespace.
  public let namespace: String

  /// Creates a name. Pass an empty namespace for a name in no namespace.
  public init(_ local: String, in namespace: String) {
    self.local = local
    self.namespace = namespace
  }

  /// The name in Clark notation: `{namespace}local`.
  public var description: String { namespace.isEmpty ? local : "{\(namespace)}\(local)" }
}
