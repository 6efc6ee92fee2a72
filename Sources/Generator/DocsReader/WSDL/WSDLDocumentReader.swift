import Diagnostics

/// Reads the elements of a WSDL or schema document into its mirror.
///
/// Schemas are read without judging them. All documents are needed to decide what the model can
/// express. Everything else that cannot be read becomes a finding, so nothing is silently ignored.
struct WSDLDocumentReader {
  let tree: XMLSyntaxTree
  let vocabulary: WSDLVocabulary
  var document: WSDLDocument
  /// The settings of the schema that is being read.
  var schema = SchemaDefaults()
  /// The paths from which the names of types without a name are made.
  var taken: Set<String> = []

  struct SchemaDefaults {
    var namespace = InternedName.none
    /// Whether the elements of its types are in its namespace.
    var qualifiesElements = false
    var qualifiesAttributes = false
  }

  init(_ tree: XMLSyntaxTree, page: Page, vocabulary: WSDLVocabulary) {
    self.tree = tree
    self.vocabulary = vocabulary
    document = WSDLDocument(page: page)
  }

  /// - Returns: false if the root is neither a WSDL nor a schema.
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
    document.targetNamespace = value(names.targetNamespace, of: root)
    for types in children(of: root, tagged: .types) {
      for schema in tree.children(of: types) {
        if vocabulary.tag(schema) == .schema {
          readSchema(schema)
        } else {
          ignore(schema)
        }
      }
    }
    readDeclarations(root)
  }

  // MARK: Elements and attributes

  func children(of element: XMLElement, tagged tag: WSDLVocabulary.Tag) -> [XMLElement] {
    tree.children(of: element).filter { vocabulary.tag($0) == tag }
  }

  /// The value of an attribute without a prefix; empty if it is missing.
  func value(_ attribute: InternedName, of element: XMLElement) -> InternedName {
    for candidate in tree.attributes(of: element)
    where candidate.name == attribute && candidate.namespace == .none {
      return candidate.value
    }
    return .none
  }

  /// Whether an attribute without a prefix is present, even if it is empty.
  func has(_ attribute: InternedName, _ element: XMLElement) -> Bool {
    tree.attributes(of: element).contains { $0.name == attribute && $0.namespace == .none }
  }

  /// The name in an attribute; nil if the attribute is missing.
  func key(_ attribute: InternedName, of element: XMLElement) -> TypeKey? {
    for candidate in tree.attributes(of: element)
    where candidate.name == attribute && candidate.namespace == .none {
      return TypeKey(name: candidate.value, namespace: candidate.valueNamespace)
    }
    return nil
  }

  func isTrue(_ attribute: InternedName, of element: XMLElement) -> Bool {
    let value = value(attribute, of: element)
    return value == vocabulary.words.true || value == vocabulary.words.one
  }

  func text(_ name: InternedName) -> String { vocabulary.names.text(name) }

  func place(_ element: XMLElement) -> Range<Int> { element.start..<element.contentStart }

  /// The text between the start tag and the next tag.
  func content(of element: XMLElement) -> ByteText {
    let rest = document.file.text(element.contentStart..<document.file.bytes.count)
    return rest.prefix(upTo: rest.firstIndex(of: UInt8(ascii: "<")) ?? rest.range.upperBound)
      .trimmed
  }

  // MARK: What is not supported

  typealias Owner = WSDLFinding.Owner

  /// Reports an element that is not allowed there.
  mutating func refuse(_ element: XMLElement, in owner: Owner) {
    if vocabulary.isExtension(element) { return ignore(element) }
    report("the element '\(text(element.name))'", at: element, of: owner)
  }

  /// Ignores an element that does not change messages, or that cannot be used.
  mutating func ignore(_ element: XMLElement) {
    if vocabulary.tag(element) == .documentation { return }
    remark("the element '\(text(element.name))' is ignored", at: element)
  }

  mutating func remark(_ what: String, at element: XMLElement, of owner: Owner = .document) {
    find(.remark, what, at: element, of: owner)
  }

  mutating func report(_ what: String, at element: XMLElement, of owner: Owner) {
    find(.unsupported, what, at: element, of: owner)
  }

  /// Reports a contradiction in the document.
  mutating func reject(_ message: String, at element: XMLElement, of owner: Owner) {
    find(.contradiction, message, at: element, of: owner)
  }

  private mutating func find(
    _ kind: WSDLFinding.Kind, _ what: String, at element: XMLElement, of owner: Owner
  ) {
    document.findings.append(
      WSDLFinding(
        kind: kind, what: what, file: document.file, place: place(element), owner: owner))
  }

  /// Keeps the findings of a part separate as long as it is not known whether anything uses it.
  mutating func apart<Part>(_ read: (inout Self) -> Part) -> (part: Part, findings: [WSDLFinding]) {
    let outer = document.findings
    document.findings = []
    let part = read(&self)
    defer { document.findings = outer }
    return (part, document.findings)
  }

  /// The number of findings that are more than a remark.
  var seriousFindings: Int { document.findings.count { $0.kind != .remark } }
}
