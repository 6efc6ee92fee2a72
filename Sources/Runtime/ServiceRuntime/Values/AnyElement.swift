/// An element with its name and its content, which the documentation does not describe further.
public struct AnyElement: Hashable, Sendable {
  /// The name of the element.
  public var name: XMLName
  /// Its content.
  public var content: XMLFragment

  /// Creates an element.
  public init(name: XMLName, content: XMLFragment = XMLFragment()) {
    self.name = name
    self.content = content
  }

  /// A placeholder for a missing element. Nothing is written for it.
  static let absent = AnyElement(name: XMLName("", in: ""))
}
