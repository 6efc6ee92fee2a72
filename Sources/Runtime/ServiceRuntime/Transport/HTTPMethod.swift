/// An HTTP method, in upper case.
public struct HTTPMethod: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// The method as sent.
  public let rawValue: String

  /// Creates a method.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The method as sent.
  public var description: String { rawValue }

  /// `GET`
  public static let get = HTTPMethod(rawValue: "GET")
  /// `POST`
  public static let post = HTTPMethod(rawValue: "POST")
  /// `PUT`
  public static let put = HTTPMethod(rawValue: "PUT")
  /// `PATCH`
  public static let patch = HTTPMethod(rawValue: "PATCH")
  /// `DELETE`
  public static let delete = HTTPMethod(rawValue: "DELETE")
  /// `HEAD`
  public static let head = HTTPMethod(rawValue: "HEAD")
  /// `OPTIONS`
  public static let options = HTTPMethod(rawValue: "OPTIONS")
}

extension HTTPMethod {
  /// Whether it is a single word. A space or a line break in it would change the request.
  var isSendable: Bool { rawValue.isHTTPToken }
}
