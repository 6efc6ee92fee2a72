/// Writes elements, attributes and text as bytes.
///
/// Whoever writes the root declares the prefixes `a` (arrays), `i` (instance) and `s` (schema); an
/// element of another namespace than the default around it declares a new default.
struct XMLByteWriter {
  /// What has been written.
  var bytes: [UInt8] = []
  /// The default namespace in scope.
  private(set) var scope = ""
  /// Whether the start tag just written still lacks its `>`.
  private var isTagOpen = false
  /// Set when text had a character XML cannot carry.
  private(set) var hasIllegalText = false

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// What is needed to write the end tag.
  struct OpenElement {
    fileprivate var hasPrefix: Bool
    fileprivate var outerScope: String
  }

  mutating func raw(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func raw(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  mutating func start(
    _ name: UnsafeBufferPointer<UInt8>, in namespace: String
  ) -> OpenElement {
    closeTag()
    bytes.append(UInt8(ascii: "<"))
    var element = OpenElement(hasPrefix: false, outerScope: scope)
    if namespace == scope {
      bytes.append(contentsOf: name)
    } else if namespace == XMLNamespace.arrays {
      raw("a:")
      bytes.append(contentsOf: name)
      element.hasPrefix = true
    } else {
      bytes.append(contentsOf: name)
      attribute("xmlns", namespace)
      scope = namespace
    }
    isTagOpen = true
    return element
  }

  mutating func end(_ name: UnsafeBufferPointer<UInt8>, _ element: OpenElement) {
    scope = element.outerScope
    if isTagOpen {
      raw("/>")
      isTagOpen = false
      return
    }
    raw(element.hasPrefix ? "</a:" : "</")
    bytes.append(contentsOf: name)
    bytes.append(UInt8(ascii: ">"))
  }

  /// Adds an attribute to the start tag just written.
  mutating func attribute(_ name: StaticString, _ value: String) {
    raw(" ")
    raw(name)
    raw("=\"")
    attributeText(value)
    raw("\"")
  }

  /// Names a type in the start tag just written.
  mutating func typeAttribute(_ type: XMLName) {
    if type.namespace == XMLNamespace.schema {
      attribute("i:type", "s:" + type.local)
    } else {
      attribute("xmlns:q", type.namespace)
      attribute("i:type", "q:" + type.local)
    }
  }

  mutating func attributeText(_ value: String) {
    var value = value
    let isLegal = value.withUTF8 { XMLEscaping.append($0, to: &bytes, inAttribute: true) }
    if !isLegal { hasIllegalText = true }
  }

  mutating func text(_ text: String) {
    if text.isEmpty { return }
    closeTag()
    var text = text
    let isLegal = text.withUTF8 { XMLEscaping.append($0, to: &bytes, inAttribute: false) }
    if !isLegal { hasIllegalText = true }
  }

  /// Text that needs no escaping.
  mutating func plain(_ text: StaticString) {
    closeTag()
    raw(text)
  }

  /// Text that needs no escaping.
  mutating func plain(_ text: String) {
    closeTag()
    raw(text)
  }

  private mutating func closeTag() {
    guard isTagOpen else { return }
    bytes.append(UInt8(ascii: ">"))
    isTagOpen = false
  }
}
