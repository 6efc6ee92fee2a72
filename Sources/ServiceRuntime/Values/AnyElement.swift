/// An element with its name and its content, of which the documentation says nothing more.
public struct AnyElement: Hashable, Sendable {
  /// The name of the element.
  public var name: XMLName
  /// What is in it.
  public var content: XMLFragment

  /// Creates an element.
  public init(name: XMLName, content: XMLFragment = XMLFragment()) {
    self.name = name
    self.content = content
  }

  /// Stands for an element that is not there: nothing is written for it.
  static let absent = AnyElement(name: XMLName("", in: ""))
}
