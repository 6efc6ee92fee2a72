/// An error response about the request itself, not about the operation.
struct HTTPRefusal: Error {
  var status: Int
  var message: String
  var headers: HeaderFields = [:]

  static let notFound = HTTPRefusal(status: 404, message: "There is nothing at this path.")

  static func wrongMethod(_ allowed: [HTTPMethod]) -> HTTPRefusal {
    HTTPRefusal(
      status: 405, message: "The path does not support this HTTP method.",
      headers: ["Allow": allowed.map(\.rawValue).joined(separator: ", ")])
  }

  static let unsupportedMedia = HTTPRefusal(
    status: 415, message: "The media type of the request is not supported.")
  static let notAcceptable = HTTPRefusal(
    status: 406, message: "None of the requested media types is available.")
  static let tooLarge = HTTPRefusal(status: 413, message: "The request is too large.")

  /// The same error for middleware.
  var fault: ServiceFault { ServiceFault(.client, message, httpStatus: status) }
}
