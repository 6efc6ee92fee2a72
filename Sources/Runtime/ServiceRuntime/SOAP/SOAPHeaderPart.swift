/// The names of the services' header parts.
package enum SOAPHeaderPart {
  package static let applicationToken = "ApplicationToken"
  package static let credentials = "Credentials"
  package static let timeZone = "TimeZone"
  static let exceptionInfo = "ExceptionInfo"
  static let extraInfo = "ExtraInfo"
  static let succeeded = "Succeeded"

  /// The header parts of requests.
  static let ofRequests = [applicationToken, credentials, timeZone]

  /// The header parts of requests that are credentials.
  static let secrets = [applicationToken, credentials]

  /// The types of the dictionaries in header parts, by the element around an entry.
  static let dictionaryTypes = [
    "ExtraInfoNameValuePair": "SoExtraInfo",
    "SoExceptionInfoParametersKeyValuePair": "SoExceptionInfoParameters",
  ]
}

/// The header of a request.
struct SOAPRequestHeader: FieldCodable {
  var applicationToken: String?
  var credentials: SOAPTicketPart?
  var timeZone: SOAPTimeZonePart?

  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.field("ApplicationToken", &applicationToken)
    coder.field("Credentials", &credentials)
    coder.field("TimeZone", &timeZone)
  }
}

/// The header of a response.
struct SOAPResponseHeader: FieldCodable {
  var exceptionInfo: ExceptionInfo?
  var extraInfo: [String: String]?
  var succeeded: Bool?
  var timeZone: SOAPTimeZonePart?

  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.field("ExceptionInfo", &exceptionInfo)
    coder.dictionary("ExtraInfo", item: "ExtraInfoNameValuePair", &extraInfo)
    coder.field("Succeeded", &succeeded)
    coder.field("TimeZone", &timeZone)
  }
}

/// `Credentials`
struct SOAPTicketPart: ServiceObject {
  var ticket: String?

  static var xmlName: XMLName { XMLName("SoCredentials", in: XMLNamespace.enclosing) }
  static func empty() -> Self { Self() }
  mutating func code(with coder: FieldCoder) { coder.field("Ticket", &ticket) }
}

/// `TimeZone`
struct SOAPTimeZonePart: ServiceObject {
  var id: Int32?
  var locationCode: String?

  init() {}

  init(_ timeZone: ServiceTimeZone) {
    id = timeZone.id
    locationCode = timeZone.locationCode
  }

  var timeZone: ServiceTimeZone { ServiceTimeZone(id: id, locationCode: locationCode) }

  static var xmlName: XMLName { XMLName("SoTimeZone", in: XMLNamespace.enclosing) }
  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.field("SoTimeZoneId", &id)
    coder.field("SoTimeZoneLocationCode", &locationCode)
  }
}
