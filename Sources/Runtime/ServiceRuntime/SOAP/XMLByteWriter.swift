/// Writes elements, attributes and text as bytes.
///
/// The caller that writes the root element declares the prefixes `a` (arrays), `i` (instance) and
/// `s` (schema). An element that is not in the default namespace of its parent declares a new
/// default. The namespaces of attributes and types get a prefix, which is declared once for
/// everything inside.
struct XMLByteWriter {
  /// What has been written.
  var bytes: [UInt8] = []
  /// The default namespace in scope.
  private(set) var scope = ""
  /// Whether the start tag just written still needs its `>`.
  private var isTagOpen = false
  /// Where the name in that tag begins.
  private var nameStart = 0
  /// How many elements are open.
  private var depth = 0
  /// The default namespaces outside of open elements that change it, the innermost last.
  private var outerScopes: [OuterScope] = []
  /// The prefixes declared by elements that are still open, the innermost last.
  private var prefixes: [Prefix] = []
  /// Whether a text had a character that XML does not allow.
  private(set) var hasIllegalText = false

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// What is needed to write the end tag.
  struct OpenElement {
    /// The prefix of the name, with its colon; nil if there is none.
    fileprivate var prefix: StaticString?
  }

  private struct OuterScope {
    let namespace: String
    /// How many elements were open, including the one that changes it.
    let depth: Int
  }

  private struct Prefix {
    let name: String
    let namespace: String
    /// How many elements were open, including the one that declares it.
    let depth: Int
    /// Whether the name of that element has the prefix.
    var isOfElement = false
  }

  mutating func raw(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func raw(text: String) {
    text.withBytes { bytes.append(contentsOf: $0) }
  }

  // MARK: Elements

  mutating func start(
    _ name: UnsafeBufferPointer<UInt8>, in namespace: String
  ) -> OpenElement {
    closeTag()
    bytes.append(UInt8(ascii: "<"))
    var element = OpenElement()
    depth += 1
    nameStart = bytes.count
    if namespace == scope {
      bytes.append(contentsOf: name)
    } else if let prefix = Self.prefix(alwaysOf: namespace) {
      element.prefix = prefix
      raw(prefix)
      bytes.append(contentsOf: name)
    } else {
      bytes.append(contentsOf: name)
      attribute("xmlns", namespace)
      setScope(namespace)
    }
    isTagOpen = true
    return element
  }

  mutating func end(_ name: UnsafeBufferPointer<UInt8>, _ element: OpenElement) {
    if isTagOpen {
      raw("/>")
      isTagOpen = false
    } else {
      // Adding bytes one by one costs less than adding a text of two.
      bytes.append(UInt8(ascii: "<"))
      bytes.append(UInt8(ascii: "/"))
      if let prefix = element.prefix { raw(prefix) }
      if prefixes.last?.depth == depth { endPrefix() }
      bytes.append(contentsOf: name)
      bytes.append(UInt8(ascii: ">"))
    }
    while outerScopes.last?.depth == depth { scope = outerScopes.removeLast().namespace }
    while prefixes.last?.depth == depth { prefixes.removeLast() }
    depth -= 1
  }

  /// Changes the default namespace for the element just started.
  private mutating func setScope(_ namespace: String) {
    outerScopes.append(OuterScope(namespace: scope, depth: depth))
    scope = namespace
  }

  /// Writes the prefix of an end tag whose start tag got one after it was written.
  private mutating func endPrefix() {
    for prefix in prefixes.reversed().prefix(while: { $0.depth == depth }) where prefix.isOfElement
    {
      raw(text: prefix.name)
      raw(":")
    }
  }

  private static func prefix(alwaysOf namespace: String) -> StaticString? {
    if namespace == XMLNamespace.arrays { return "a:" }
    return namespace == XMLNamespace.xml ? "xml:" : nil
  }

  // MARK: Attributes

  /// Adds an attribute to the start tag just written.
  mutating func attribute(_ name: StaticString, _ value: String) {
    raw(" ")
    raw(name)
    raw("=\"")
    attributeText(value)
    raw("\"")
  }

  mutating func attribute(_ name: XMLName, _ value: String) {
    let prefix = name.namespace.isEmpty ? "" : prefix(of: name.namespace)
    raw(" ")
    raw(text: prefix)
    raw(text: name.local)
    raw("=\"")
    attributeText(value)
    raw("\"")
  }

  /// Writes the name of a type in the start tag just written.
  mutating func typeAttribute(_ type: XMLName) { attribute("i:type", prefixed(type)) }

  /// The text of a name in a value. The start tag just written declares what it needs.
  mutating func prefixed(_ name: XMLName) -> String {
    guard name.namespace.isEmpty else { return prefix(of: name.namespace) + name.local }
    takeBackDefaultNamespace()
    return name.local
  }

  /// A prefix for a namespace, with its colon. If it is not in scope, it is declared in the start
  /// tag just written.
  private mutating func prefix(of namespace: String) -> String {
    if namespace == XMLNamespace.schema { return "s:" }
    if namespace == XMLNamespace.instance { return "i:" }
    if let prefix = Self.prefix(alwaysOf: namespace) { return prefix.description }
    if let known = prefixes.last(where: { $0.namespace == namespace }) { return known.name + ":" }
    return declare(namespace).name + ":"
  }

  private mutating func declare(_ namespace: String, isOfElement: Bool = false) -> Prefix {
    let number = prefixes.isEmpty ? "" : "\(prefixes.count)"
    let prefix = Prefix(
      name: "q" + number, namespace: namespace, depth: depth, isOfElement: isOfElement)
    prefixes.append(prefix)
    raw(" xmlns:")
    raw(text: prefix.name)
    raw("=\"")
    attributeText(namespace)
    raw("\"")
    return prefix
  }

  /// A name without a prefix in a value is in the default namespace. To be in no namespace, it
  /// needs a place where no default is in scope. Then the element that was in the default namespace
  /// needs a prefix.
  private mutating func takeBackDefaultNamespace() {
    guard !scope.isEmpty else { return }
    // A slice that still exists while the bytes change would cause a copy of all of them.
    let tag = Array(bytes[nameStart...])
    let name = tag.prefix { $0 != UInt8(ascii: " ") }
    bytes.removeSubrange(nameStart...)
    // A name in the namespace of arrays or of `xml` already has a prefix.
    if name.contains(UInt8(ascii: ":")) {
      bytes += name
    } else {
      let start = bytes.count
      let prefix = declare(scope, isOfElement: true)
      bytes.insert(contentsOf: Array(prefix.name.utf8) + [UInt8(ascii: ":")] + name, at: start)
    }
    setScope("")
    attribute("xmlns", "")
    bytes += Self.withoutDefaultNamespace(tag[name.endIndex...])
  }

  /// The attributes of a tag. If it declares a default namespace, that comes first.
  private static func withoutDefaultNamespace(_ attributes: ArraySlice<UInt8>) -> ArraySlice<UInt8>
  {
    let declaration = Array(" xmlns=\"".utf8)
    guard attributes.starts(with: declaration) else { return attributes }
    let value = attributes.dropFirst(declaration.count)
    return value.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
  }

  mutating func attributeText(_ value: String) {
    let isLegal = value.withBytes { XMLEscaping.append($0, to: &bytes, inAttribute: true) }
    if !isLegal { hasIllegalText = true }
  }

  // MARK: Text

  mutating func text(_ text: String) {
    if text.isEmpty { return }
    closeTag()
    let isLegal = text.withBytes { XMLEscaping.append($0, to: &bytes, inAttribute: false) }
    if !isLegal { hasIllegalText = true }
  }

  /// Text that needs no escaping.
  mutating func plain(_ text: StaticString) {
    closeTag()
    raw(text)
  }

  /// Text that needs no escaping.
  mutating func plain(text: String) {
    closeTag()
    raw(text: text)
  }

  private mutating func closeTag() {
    guard isTagOpen else { return }
    bytes.append(UInt8(ascii: ">"))
    isTagOpen = false
  }
}
