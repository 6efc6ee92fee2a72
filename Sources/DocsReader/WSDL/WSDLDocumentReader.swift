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
  /// The agent the document is about: by its first port type, or by the title of its page.
  private var agent: String?

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
    return true
  }

  private mutating func readDefinitions(_ root: XMLElement) {
    let names = vocabulary.attributes
    expect([names.name, names.targetNamespace], on: root, of: .document)
    document.targetNamespace = value(names.targetNamespace, of: root)
    let portType = children(of: root, tagged: .portType).first
    agent = portType.map { text(value(names.name, of: $0)) } ?? document.page.kind.wsdlAgent
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
    /// An element that wraps parameters or results: it is named like its operation.
    case message(XMLName)
    case operation(XMLName)
    case document
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
    UnsupportedConstruct(subject: subject(owner), what: what).report(
      in: document.page.kind.wsdlVersion, at: document.location(place(element)),
      to: &diagnostics)
  }

  private func subject(_ owner: Owner) -> UnsupportedConstruct.Subject {
    switch owner {
    case .type(let name): return .type(text(name))
    case .message(let name), .operation(let name):
      guard let agent else { return .document }
      return .operation(
        OperationAddress(kind: .agent, service: agent, operation: text(name)))
    case .document: return .document
    }
  }

  /// Reports what contradicts itself.
  mutating func reject(_ message: String, at element: XMLElement) {
    diagnostics.emit(
      DocsReaderRules.wsdlStructure, message, at: document.location(place(element)))
  }
}
