/// The body of a response that reports an error, in any of the forms services use.
struct ErrorBody {
  private enum Form {
    /// JSON, or XML converted to the same form.
    case value(JSONValue)
    case fault(ServiceFault)
  }

  /// The maximum length of an unstructured text that becomes the reason.
  private static let maximumReason = 2000

  private let form: Form
  /// The unchanged body.
  private let content: OpaqueValue

  /// Nil if the body has no information for people or programs.
  init?(_ response: TransportResponse, limits: ServiceLimits) {
    guard ForeignAnswer.kind(of: response) == nil, let bytes = try? response.text() else {
      return nil
    }
    if let json = try? JSONDocument.parse(bytes, limits: limits) {
      guard json != .null else { return nil }
      form = .value(json)
      content = if case .string(let text) = json { .text(text) } else { .json(json) }
    } else if let document = try? response.xml(limits: limits) {
      content = document.opaqueValue(of: 0)
      if let fault = (try? SOAPEnvelope(document)).flatMap(SOAPFaultReader.fault(in:)) {
        form = .fault(fault)
      } else {
        form = .value(document.jsonValue(of: 0))
      }
    } else if response.mayBePlainText, let text = Self.plainText(bytes) {
      form = .value(.string(text))
      content = .text(text)
    } else {
      return nil
    }
  }

  /// Text for people; nil if there is none.
  private static func plainText(_ bytes: [UInt8]) -> String? {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard text.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0.isXMLSpace }) else { return nil }
    return String(validating: text, as: UTF8.self)?.trimmed.nonEmpty
  }

  /// Adds the known facts to the fault; false if there are none.
  func tell(_ fault: inout ServiceFault) -> Bool {
    fault.content = content
    switch form {
    case .fault(let told):
      let status = fault.reason
      fault = told
      if fault.reason.isEmpty { fault.reason = status }
      return true
    case .value(let value): return ErrorText(value).tell(&fault, atMost: Self.maximumReason)
    }
  }
}

/// The properties of an error, under the names that ASP.NET, OData, OAuth, problem details and
/// others use.
private struct ErrorText {
  private var reason: String?
  private var details: [String] = []
  private var subcode: String?
  private var exception: ExceptionInfo?

  init(_ value: JSONValue) {
    switch value {
    case .object(let fields): read(ErrorFields(fields))
    default: reason = Self.text(value)
    }
  }

  func tell(_ fault: inout ServiceFault, atMost length: Int) -> Bool {
    if let reason { fault.reason = String(reason.prefix(length)) }
    if !details.isEmpty { fault.detail = details.joined(separator: "; ") }
    fault.subcode = subcode ?? fault.subcode
    fault.exception = exception ?? fault.exception
    return reason != nil || !details.isEmpty || exception != nil
  }

  private mutating func read(_ fields: ErrorFields) {
    // The inner object has more information than the outer one.
    for name in ["error", "odata.error", "Fault"] {
      if case .object(let inner)? = fields[name] { read(ErrorFields(inner)) }
    }
    let reasons = [
      "Message", "error_description", "title", "ErrorMessage", "faultstring", "reason", "error",
      "description", "ExceptionMessage",
    ]
    for name in reasons where reason == nil { reason = fields[name].flatMap(Self.text) }
    for name in ["MessageDetail", "detail", "details", "ModelState", "errors"] {
      if let text = fields[name].flatMap(Self.text), text != reason { add(text) }
    }
    subcode = subcode ?? fields.subcode
    exception = exception ?? fields.exception
    // If there is nothing else, the details are the reason.
    if reason == nil, !details.isEmpty { reason = details.removeFirst() }
  }

  private mutating func add(_ detail: String) {
    if !details.contains(detail) { details.append(detail) }
  }

  /// The text in a value: in a message with a language, in a list, or in messages by field.
  private static func text(_ value: JSONValue) -> String? {
    switch value {
    case .null, .boolean: return nil
    case .integer, .number, .string:
      return value.scalarText?.trimmed.nonEmpty
    case .array(let items):
      return items.compactMap(text).joined(separator: "; ").nonEmpty
    case .object(let properties):
      let fields = ErrorFields(properties)
      for name in ["value", "message", "text", "description"] {
        if let told = fields[name].flatMap(text) { return told }
      }
      return properties.sorted { $0.key < $1.key }
        .compactMap { name, value in text(value).map { "\(name): \($0)" } }
        .joined(separator: "; ").nonEmpty
    }
  }
}

/// Properties, found by name ignoring case.
private struct ErrorFields {
  private let fields: [String: JSONValue]

  init(_ fields: [String: JSONValue]) {
    let pairs = fields.sorted { $0.key < $1.key }.map { ($0.key.lowercased(), $0.value) }
    self.fields = Dictionary(pairs) { first, _ in first }
  }

  subscript(_ name: String) -> JSONValue? { fields[name.lowercased()] }

  private func text(_ names: String...) -> String? {
    for name in names {
      if case .string(let text)? = self[name], !text.isEmpty { return text }
    }
    return nil
  }

  /// A code that is a word. OAuth has it in `error`, next to a description.
  var subcode: String? {
    if let code = text("code", "errorCode"), Int(code) == nil { return code }
    return text("error_description") == nil ? nil : text("error")
  }

  var exception: ExceptionInfo? {
    for name in ["innererror", "InnerException"] where text("ExceptionType") == nil {
      if case .object(let inner)? = self[name] { return ErrorFields(inner).exceptionInfo }
    }
    guard text("ExceptionType") != nil || text("ExceptionMessage") != nil else { return nil }
    return exceptionInfo
  }

  private var exceptionInfo: ExceptionInfo {
    var info = ExceptionInfo(
      message: text("ExceptionMessage", "message"), exceptionType: text("ExceptionType", "type"),
      stackTrace: text("StackTrace"))
    if case .object(let inner)? = self["InnerException"] ?? self["innererror"] {
      info.innerException = ErrorFields(inner).exceptionInfo
    }
    return info
  }
}

extension TransportResponse {
  /// Whether an unstructured body is text: some services declare JSON for every response.
  fileprivate var mayBePlainText: Bool {
    guard let type = mediaType else { return true }
    return !type.holdsXML && (type.name.hasPrefix("text/") || type.isJSON)
  }
}

extension XMLDocument {
  /// An element in the form of JSON: a text, or its children by their local names.
  fileprivate func jsonValue(of node: Int32) -> JSONValue {
    let children = children(of: node)
    guard children.first != nil else { return .string(string(of: node)) }
    var values: [String: [JSONValue]] = [:]
    for child in children { values[localName(child), default: []].append(jsonValue(of: child)) }
    return .object(
      values.mapValues { items in
        if items.count == 1, let item = items.first { item } else { .array(items) }
      })
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
