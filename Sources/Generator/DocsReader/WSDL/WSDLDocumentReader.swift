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
  /// The paths from which the names of types without a name are made, by the namespaces of schemas.
  var paths: [InternedName: UniqueNames] = [:]
  /// The namespace of a schema without a target namespace, and of names in it without a namespace.
  let adopted: InternedName
  /// The number of findings so far that are more than remarks.
  private(set) var seriousFindings = 0

  struct SchemaDefaults {
    var namespace = InternedName.none
    /// Whether the elements of its types are in its namespace.
    var qualifiesElements = false
    var qualifiesAttributes = false
  }

  /// - Parameter adopted: the namespace of the schema that includes this one; none for a document
  ///   that is not included.
  init(
    _ tree: XMLSyntaxTree, page: Page, vocabulary: WSDLVocabulary, adopting adopted: InternedName
  ) {
    self.tree = tree
    self.vocabulary = vocabulary
    self.adopted = adopted
    document = WSDLDocument(page: page)
  }

  /// - Returns: false if the root is neither a WSDL nor a schema.
  mutating func read() -> Bool {
    guard let root = tree.root else { return false }
    switch vocabulary.tag(root) {
    case .definitions: readDefinitions(root)
    case .schema:
      document.isSchema = true
      readSchema(root)
      document.targetNamespace = schema.namespace
    default: return false
    }
    return true
  }

  private mutating func readDefinitions(_ root: XMLElement) {
    document.targetNamespace = value(.targetNamespace, of: root)
    for types in children(of: root, tagged: .types) {
      for child in tree.children(of: types) {
        if vocabulary.tag(child) == .schema { readSchema(child) } else { ignore(child) }
      }
    }
    readDeclarations(root)
  }

  // MARK: Elements and attributes

  func children(of element: XMLElement, tagged tag: WSDLVocabulary.Tag) -> [XMLElement] {
    tree.children(of: element).filter { vocabulary.tag($0) == tag }
  }

  /// The value of an attribute without a prefix; empty if it is missing.
  func value(_ attribute: WSDLVocabulary.Attribute, of element: XMLElement) -> InternedName {
    self.attribute(attribute, of: element)?.value ?? .none
  }

  /// The name in an attribute; nil if the attribute is missing.
  func key(_ attribute: WSDLVocabulary.Attribute, of element: XMLElement) -> TypeKey? {
    self.attribute(attribute, of: element).map { found in
      let namespace = found.valueNamespace
      return TypeKey(name: found.value, namespace: namespace == .none ? adopted : namespace)
    }
  }

  /// An attribute without a prefix; nil if it is missing.
  func attribute(
    _ attribute: WSDLVocabulary.Attribute, of element: XMLElement
  ) -> XMLSyntaxAttribute? {
    let name = vocabulary[attribute]
    return tree.attributes(of: element).first { $0.name == name && $0.namespace == .none }
  }

  func says(
    _ word: WSDLVocabulary.Word, _ attribute: WSDLVocabulary.Attribute, of element: XMLElement
  ) -> Bool {
    value(attribute, of: element) == vocabulary.word(word)
  }

  func isTrue(_ attribute: WSDLVocabulary.Attribute, of element: XMLElement) -> Bool {
    vocabulary.isTrue(value(attribute, of: element))
  }

  func text(_ name: InternedName) -> String { vocabulary.text(name) }

  /// The text between the start tag and the next tag.
  func content(of element: XMLElement) -> ByteText {
    document.file.text(element.contentStart..<document.file.bytes.count)
      .prefix(before: UInt8(ascii: "<")).trimmed
  }

  // MARK: What is not supported

  typealias Owner = WSDLFinding.Owner

  func place(of element: XMLElement) -> PagePlace {
    PagePlace(page: document.page, range: element.startTag)
  }

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

  /// Reports attributes of a declaration that XML Schema does not have. One of them may be a
  /// misspelled `minOccurs`.
  mutating func refuseStrangers(among element: XMLElement, of owner: Owner) {
    for attribute in tree.attributes(of: element)
    where attribute.namespace == .none && !vocabulary.isOfSchema(attribute.name) {
      report(
        "the attribute '\(text(attribute.name))' of an element '\(text(element.name))'",
        at: element, of: owner)
    }
  }

  /// Says that the value of an element or an attribute that is not sent is not known.
  mutating func remarkValues(of element: XMLElement, of owner: Owner) {
    let name = text(value(.name, of: element))
    if attribute(.default, of: element) != nil {
      remark("the default value of '\(name)' is not filled in", at: element, of: owner)
    }
    if attribute(.fixed, of: element) != nil {
      remark("that the value of '\(name)' is fixed is not checked", at: element, of: owner)
    }
  }

  /// Reports a contradiction in the document.
  mutating func reject(_ message: String, at element: XMLElement, of owner: Owner) {
    find(.contradiction, message, at: element, of: owner)
  }

  private mutating func find(
    _ kind: WSDLFinding.Kind, _ what: String, at element: XMLElement, of owner: Owner
  ) {
    document.findings.append(
      WSDLFinding(kind: kind, what: what, place: place(of: element), owner: owner))
    if kind != .remark { seriousFindings += 1 }
  }

  /// Keeps the findings of a part separate as long as it is not known whether anything uses it.
  mutating func apart<Part>(_ read: (inout Self) -> Part) -> (part: Part, findings: [WSDLFinding]) {
    let outer = document.findings
    document.findings = []
    let part = read(&self)
    defer { document.findings = outer }
    return (part, document.findings)
  }

  /// Nil for a part about which more than a remark is found.
  mutating func sound<Part>(_ read: (inout Self) -> Part) -> Part? {
    let findings = seriousFindings
    let part = read(&self)
    return seriousFindings > findings ? nil : part
  }
}
