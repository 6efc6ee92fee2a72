/// An element of a WSDL document, with attributes in the order of writing.
struct WSDLElement {
  private let name: String
  private let attributes: [(name: String, value: String)]
  private let children: [WSDLElement]

  init(
    _ name: String, attributes: [(name: String, value: String)] = [],
    children: [WSDLElement] = []
  ) {
    self.name = name
    self.attributes = attributes
    self.children = children
  }

  /// The same element, with a name before its other attributes.
  func named(_ value: String) -> WSDLElement {
    WSDLElement(name, attributes: [("name", value)] + attributes, children: children)
  }

  /// The element as a document.
  var document: String {
    var bytes = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)
    write(to: &bytes, indentation: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(to bytes: inout [UInt8], indentation: Int) {
    bytes += repeatElement(UInt8(ascii: " "), count: indentation)
    bytes += Array("<\(name)".utf8)
    for attribute in attributes {
      bytes += Array(" \(attribute.name)=\"".utf8)
      bytes += Array(Self.escaped(attribute.value).utf8)
      bytes.append(UInt8(ascii: "\""))
    }
    if children.isEmpty {
      bytes += Array("/>\n".utf8)
    } else {
      bytes += Array(">\n".utf8)
      for child in children { child.write(to: &bytes, indentation: indentation + 2) }
      bytes += repeatElement(UInt8(ascii: " "), count: indentation)
      bytes += Array("</\(name)>\n".utf8)
    }
  }

  /// A text, escaped for an attribute. A URL comes from the request, so characters that XML does
  /// not allow are left out.
  static func escaped(_ value: String) -> String {
    var bytes: [UInt8] = []
    let value = String(
      String.UnicodeScalarView(
        value.unicodeScalars.filter { $0.value >= 0x20 && $0.value & 0xFFFE != 0xFFFE }))
    _ = value.withBytes { XMLEscaping.append($0, to: &bytes, inAttribute: true) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
