import Diagnostics
import ServiceModel

/// The subject of a page. The title decides.
enum PageKind: Sendable, Equatable {
  case soapOperation(SOAPOperationID)
  case soapAgentIndex(version: String, agent: String)
  /// According to the title of the page. A file that contains only XML has no title.
  case wsdl(version: String?, agent: String?)
  case restOperation
  /// A JSON file that says that it is one.
  case swagger
  case event
  case tableOfContents
  /// An index, or a page of prose.
  case other

  init(title: String) {
    self =
      Self.soapPage(title) ?? (Self.isRESTOperation(title) ? .restOperation : nil)
      ?? (Self.isEvent(title) ? .event : .other)
  }

  var isOperation: Bool {
    switch self {
    case .soapOperation, .restOperation: true
    case .soapAgentIndex, .wsdl, .swagger, .event, .tableOfContents, .other: false
    }
  }

  /// `<Version>.<Agent>Agent.<Operation> SOAP`, `<Version>.<Agent>Agent SOAP` or `… WSDL`.
  private static func soapPage(_ title: String) -> PageKind? {
    let words = title.split(ascii: " ", omittingEmpty: false)
    guard words.count == 2 else { return nil }
    let parts = words[0].split(ascii: ".", omittingEmpty: false)
    guard parts.count == 2 || parts.count == 3, parts.allSatisfy(isWord), isVersion(parts[0]),
      let agent = agent(parts[1])
    else { return nil }
    let version = String(parts[0])
    switch (words[1], parts.count) {
    case ("SOAP", 3):
      return .soapOperation(
        SOAPOperationID(version: version, agent: agent, operation: String(parts[2])))
    case ("SOAP", 2): return .soapAgentIndex(version: version, agent: agent)
    case ("WSDL", 2): return .wsdl(version: version, agent: agent)
    default: return nil
    }
  }

  private static func isRESTOperation(_ title: String) -> Bool {
    let words = title.split(ascii: " ", maxSplits: 1).map(String.init)
    return words.count == 2 && (words[0] == "DEL" || RESTBinding.methods.contains(words[0]))
  }

  /// `<Agent>Agent.<Operation> event method`.
  private static func isEvent(_ title: String) -> Bool {
    title.hasSuffix(" event method") && title.contains("Agent.")
  }

  private static func isWord(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_") }
  }

  private static func isVersion(_ text: Substring) -> Bool {
    let digits = text.dropFirst("Services".count)
    return text.hasPrefix("Services") && !digits.isEmpty && digits.utf8.allSatisfy(\.isASCIIDigit)
  }

  private static func agent(_ text: Substring) -> String? {
    guard text.hasSuffix("Agent"), text.count > "Agent".count else { return nil }
    return String(text.dropLast("Agent".count))
  }
}

/// The full name of a SOAP operation.
struct SOAPOperationID: Hashable, Sendable {
  let version: String
  let agent: String
  let operation: String
}
