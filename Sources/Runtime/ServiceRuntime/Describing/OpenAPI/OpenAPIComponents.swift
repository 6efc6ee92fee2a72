/// The parameters that every operation has in addition to its own.
enum OpenAPIParameter: String, CaseIterable {
  case select = "$select"
  case applicationToken = "SO-AppToken"
  case language = "SO-Language"
  case culture = "SO-Culture"
  case timeZone = "SO-TimeZone"
  case acceptLanguage = "Accept-Language"
  case requestID = "X-Request-ID"

  var reference: OrderedJSON { ["$ref": .string("#/components/parameters/\(key)")] }

  /// All of them, for the components of the document.
  static var components: OrderedJSON {
    .object(allCases.map { (name: $0.key, value: $0.definition) }.sorted { $0.name < $1.name })
  }

  private var key: String { self == .select ? "select" : rawValue }

  private var definition: OrderedJSON {
    [
      "name": .string(rawValue), "in": self == .select ? "query" : "header",
      "description": .string(purpose),
    ] + (self == .select ? Self.list : ["schema": ["type": "string"]])
  }

  private static var list: OrderedJSON {
    [
      "style": "form", "explode": false,
      "schema": ["type": "array", "items": ["type": "string"]],
    ]
  }

  private var purpose: String {
    switch self {
    case .select: "The selected properties; paths are separated by slashes."
    case .applicationToken: "The token of the application."
    case .language: "The language of texts; preferred to Accept-Language."
    case .culture: "The format of numbers and dates in texts."
    case .timeZone: "The location code of the time zone of dates."
    case .acceptLanguage: "The language of texts."
    case .requestID: "Identifies the call in logs; the response repeats it."
    }
  }
}

/// The statuses that refuse a request over REST.
enum OpenAPIRefusal: Int, CaseIterable {
  case badRequest = 400
  case unauthorized = 401
  case forbidden = 403
  case notFound = 404
  case notAcceptable = 406
  case tooLarge = 413
  case unsupportedMedia = 415
  case internalError = 500
  case unimplemented = 501
  case unavailable = 503
  /// Any other status that the implementation chooses.
  case other = 0

  var status: String { self == .other ? "default" : String(rawValue) }

  var reference: OrderedJSON { ["$ref": .string("#/components/responses/\(key)")] }

  /// All of them, for the components of the document.
  static var components: OrderedJSON {
    .object(allCases.map { (name: $0.key, value: $0.definition) }.sorted { $0.name < $1.name })
  }

  private var definition: OrderedJSON {
    let schema: OrderedJSON = ["$ref": .string("#/components/schemas/" + OpenAPISchemas.error)]
    return ["description": .string(meaning)]
      + (self == .unauthorized ? ["headers": Self.challenge] : [:])
      + ["content": ["application/json": ["schema": schema]]]
  }

  private static var challenge: OrderedJSON {
    ["WWW-Authenticate": ["description": "A scheme to try.", "schema": ["type": "string"]]]
  }

  private var key: String {
    switch self {
    case .badRequest: "BadRequest"
    case .unauthorized: "Unauthorized"
    case .forbidden: "Forbidden"
    case .notFound: "NotFound"
    case .notAcceptable: "NotAcceptable"
    case .tooLarge: "ContentTooLarge"
    case .unsupportedMedia: "UnsupportedMediaType"
    case .internalError: "InternalServerError"
    case .unimplemented: "NotImplemented"
    case .unavailable: "ServiceUnavailable"
    case .other: "Refused"
    }
  }

  private var meaning: String {
    switch self {
    case .badRequest: "The request cannot be understood, or the service refuses it."
    case .unauthorized: "The credentials are missing or not accepted."
    case .forbidden: "The caller is not allowed to do this."
    case .notFound: "There is nothing at this path."
    case .notAcceptable: "None of the requested media types is available."
    case .tooLarge: "The request is too large."
    case .unsupportedMedia: "The media type of the request is not supported."
    case .internalError: "The service failed."
    case .unimplemented: "The service does not have this operation yet."
    case .unavailable: "The call was cancelled."
    case .other: "The service refuses the request for another reason."
    }
  }
}
