import Foundation

/// One element of a parsed document, or one run of text between elements.
///
/// Nodes refer to each other by index (-1 for none), and to their text by its range in the text of
/// the document. Therefore a message of a thousand elements needs only a few allocations.
struct XMLNode {
  /// Points into the dictionary of the parser, which the document keeps alive. Equal names in one
  /// document are equal pointers.
  var name: UnsafePointer<UInt8>
  var nameLength: Int32
  /// An index into the namespaces of the document; -1 for none.
  var namespace: Int32
  var parent: Int32
  var firstChild: Int32 = -1
  var next: Int32 = -1
  var textStart: Int32 = 0
  var textEnd: Int32 = 0
  var attributeStart: Int32
  var attributeCount: Int32 = 0
  var line: Int32
  var isNil = false
  /// Whether it is a run of text that is not the first thing in its parent.
  var isText = false
}

/// An attribute that is not a namespace declaration.
struct XMLAttribute {
  var name: UnsafePointer<UInt8>
  var nameLength: Int32
  var namespace: Int32
  /// The value. For an `xsi:type`, the part after the prefix.
  var valueStart: Int32
  var valueEnd: Int32
  /// The namespace of an `xsi:type`.
  var valueNamespace: Int32 = -1
}

extension XMLAttribute {
  func isNamed(_ local: StaticString) -> Bool {
    nameLength == local.utf8CodeUnitCount && memcmp(name, local.utf8Start, Int(nameLength)) == 0
  }
}

/// A namespace declaration. It is needed only to resolve prefixes inside values.
struct XMLDeclaration {
  /// Nil for the default namespace.
  var prefix: UnsafePointer<UInt8>?
  /// -1 if the declaration removes the default namespace.
  var namespace: Int32

  func has(_ wanted: ArraySlice<UInt8>) -> Bool {
    guard let prefix else { return wanted.isEmpty }
    for (index, byte) in wanted.enumerated() where prefix[index] != byte { return false }
    return !wanted.isEmpty && prefix[wanted.count] == 0
  }
}
