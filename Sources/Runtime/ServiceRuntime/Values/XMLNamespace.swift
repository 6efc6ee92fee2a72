/// The namespaces of messages, in addition to those of the services.
public enum XMLNamespace {
  /// The built-in simple types (`xs:int`).
  public static let schema = "http://www.w3.org/2001/XMLSchema"
  /// `xsi:type` and `xsi:nil`.
  public static let instance = "http://www.w3.org/2001/XMLSchema-instance"
  /// The items of arrays of primitives.
  public static let arrays = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"
  /// The simple types that XML Schema does not have (`duration` with the value space of .NET).
  public static let serialization = "http://schemas.microsoft.com/2003/10/Serialization/"

  /// The namespace of the prefix `xml`. No other prefix may have it.
  static let xml = "http://www.w3.org/XML/1998/namespace"

  /// A placeholder for the namespace of the enclosing element, for objects that every service
  /// declares in its own namespace.
  static let enclosing = "#enclosing"
}
