/// The namespaces the wire uses beside those of the services.
public enum XMLNamespace {
  /// The built-in simple types (`xs:int`).
  public static let schema = "http://www.w3.org/2001/XMLSchema"
  /// `xsi:type` and `xsi:nil`.
  public static let instance = "http://www.w3.org/2001/XMLSchema-instance"
  /// The items of arrays of primitives.
  public static let arrays = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"
  /// The simple types XML Schema does not have (`duration` with a .NET value space).
  public static let serialization = "http://schemas.microsoft.com/2003/10/Serialization/"

  /// What the prefix `xml` is always bound to, and no other may be.
  static let xml = "http://www.w3.org/XML/1998/namespace"

  /// Stands for the namespace of the enclosing element: for objects every service has its own of.
  static let enclosing = "#enclosing"
}
