/// A base type that is only in descriptions, because no value is declared with this type.
@_spi(Generated) public struct DescribedBase: Sendable {
  let name: XMLName
  let isAbstract: Bool

  /// Creates the description of a base type.
  ///
  /// - Parameters:
  ///   - name: its name on the wire.
  ///   - namespace: its namespace.
  ///   - isAbstract: whether only values of types that extend it are sent.
  public init(_ name: String, in namespace: String, isAbstract: Bool) {
    self.name = XMLName(name, in: namespace)
    self.isAbstract = isAbstract
  }
}
