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
