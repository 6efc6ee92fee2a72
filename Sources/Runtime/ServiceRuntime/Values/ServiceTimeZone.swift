/// A time zone of the services.
public struct ServiceTimeZone: Hashable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The number of the zone; SOAP only.
  public var id: Int32?
  /// The code of the zone's location.
  public var locationCode: String?

  /// Identifies a zone by its code, its number or both.
  public init(id: Int32? = nil, locationCode: String? = nil) {
    self.id = id
    self.locationCode = locationCode
  }

  /// Identifies a zone by its code.
  public init(stringLiteral code: String) { self.init(locationCode: code) }

  /// The code, or else the number.
  public var description: String { locationCode ?? id.map { String($0) } ?? "" }
}
