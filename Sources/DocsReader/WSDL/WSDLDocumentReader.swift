import Diagnostics
import ServiceModel

/// Reads the elements of a WSDL or schema document into its mirror.
///
/// The grammar is that of the documentation; whatever else an element or attribute may be, it is
/// reported as unsupported, so that nothing is left out in silence.
struct WSDLDocumentReader {
  let tree: XMLTree
  let vocabulary: WSDLVocabulary
  var document: WSDLDocument
  var diagnostics = DiagnosticBag()
  /// What was found in global elements, until it is known which operation sends each.
  private var openReports: [(what: String, element: XMLElement, message: XMLName)] = []

  init(_ tree: XMLTree, page: Page, vocabulary: WSDLVocabulary) {
    self.tree = tree
    self.vocabulary = vocabulary
    document = WSDLDocument(page: page)
  }

  /// - Returns: false when the root is of neither kind.
  mutating func read() -> Bool {
    guard let root = tree.root else { return false }
    switch vocabulary.tag(root) {
    case .definitions: readDefinitions(root)
    case .schema:
      document.isSchema = true
      document.targetNamespace = value(vocabulary.attributes.targetNamespace, of: root)
      readSchema(root)
    default:
      return false
    }
    reportOnMessages()
    return true
  }

  private mutating func readDefinitions(_ root: XMLElement) {
    let names = vocabulary.attributes
    expect([names.name, names.targetNamespace], on: root, of: .document)
    document.targetNamespace = value(names.targetNamespace, of: root)
    for types in children(of: root, tagged: .types) {
      for schema in tree.children(of: types) {
        if vocabulary.tag(schema) == .schema {
          readSchema(schema)
        } else {
          refuse(schema, in: .document)
        }
      }
    }
    readServices(root)
  }

  // MARK: Elements and attributes

  func children(of element: XMLElement, tagged tag: WSDLVocabulary.Tag) -> [XMLElement] {
    tree.children(of: element).filter { vocabulary.tag($0) == tag }
  }

  /// The value of an attribute without a prefix; none without the attribute.
  func value(_ attribute: XMLName, of element: XMLElement) -> XMLName {
    for candidate in tree.attributes(of: element)
    where candidate.name == attribute && candidate.namespace == .none {
      return candidate.value
    }
    return .none
  }

  /// The name an attribute holds; nil without the attribute.
  func key(_ attribute: XMLName, of element: XMLElement) -> TypeKey? {
    for candidate in tree.attributes(of: element)
    where candidate.name == attribute && candidate.namespace == .none {
      return TypeKey(name: candidate.value, namespace: candidate.valueNamespace)
    }
    return nil
  }

  func text(_ name: XMLName) -> String { vocabulary.names.text(name) }

  func place(_ element: XMLElement) -> Range<Int> { element.start..<element.contentStart }

  /// What stands between the start tag and the next tag.
  func content(of element: XMLElement) -> ByteText {
    let rest = document.file.text(element.contentStart..<document.file.bytes.count)
    return rest.prefix(upTo: rest.firstIndex(of: UInt8(ascii: "<")) ?? rest.range.upperBound)
      .trimmed
  }

  // MARK: What is not supported

  /// What an element belongs to.
  enum Owner {
    case type(XMLName)
    /// A global element, which wraps what an operation sends or receives.
    case message(XMLName)
    case operation(XMLName, of: XMLName)
    case document

    var name: XMLName {
      switch self {
      case .type(let name), .message(let name), .operation(let name, _): name
      case .document: .none
      }
    }
  }

  /// Reports every attribute but the ones that are read.
  mutating func expect(
    _ attributes: [XMLName], on element: XMLElement,
    of owner: Owner
  ) {
    for attribute in tree.attributes(of: element)
    where !(attribute.namespace == .none && attributes.contains(attribute.name))
      && attribute.namespace != vocabulary.addressing
    {
      report("the attribute '\(text(attribute.name))'", at: element, of: owner)
    }
  }

  /// Reports an element that has no place where it stands.
  mutating func refuse(_ element: XMLElement, in owner: Owner) {
    report("the element '\(text(element.name))'", at: element, of: owner)
  }

  mutating func report(
    _ what: String, at element: XMLElement, of owner: Owner
  ) {
    switch owner {
    case .message(let name): openReports.append((what, element, name))
    case .type(let name): report(what, at: element, about: .type(text(name)))
    case .operation(let name, let service):
      report(what, at: element, about: .operation(address(name, of: service)))
    case .document: report(what, at: element, about: .document)
    }
  }

  private mutating func report(
    _ what: String, at element: XMLElement, about subject: UnsupportedConstruct.Subject
  ) {
    UnsupportedConstruct(subject: subject, what: what).report(
      in: document.page.kind.wsdlVersion, at: document.location(place(element)),
      to: &diagnostics)
  }

  private func address(_ operation: XMLName, of service: XMLName) -> OperationAddress {
    OperationAddress(kind: .agent, service: text(service), operation: text(operation))
  }

  /// An element is of the operation whose request or response it is, whatever it is called.
  private mutating func reportOnMessages() {
    var operations: [XMLName: OperationAddress] = [:]
    for service in document.services {
      for operation in service.operations {
        for message in [operation.input.name, operation.output.name]
        where operations[message] == nil {
          operations[message] = address(operation.name, of: service.name)
        }
      }
    }
    for open in openReports {
      report(
        open.what, at: open.element,
        about: operations[open.message].map { .operation($0) } ?? .document)
    }
  }

  /// Reports what contradicts itself.
  mutating func reject(_ message: String, at element: XMLElement) {
    diagnostics.emit(
      DocsReaderRules.wsdlStructure, message, at: document.location(place(element)))
  }
}
