/// A time zone as the services name it.
public struct ServiceTimeZone: Hashable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The number of the zone; SOAP only.
  public var id: Int32?
  /// The code of the zone's location.
  public var locationCode: String?

  /// Names a zone by its code, its number or both.
  public init(id: Int32? = nil, locationCode: String? = nil) {
    self.id = id
    self.locationCode = locationCode
  }

  /// Names a zone by its code.
  public init(stringLiteral code: String) { self.init(locationCode: code) }

  /// The code, or else the number.
  public var description: String { locationCode ?? id.map { String($0) } ?? "" }
}
