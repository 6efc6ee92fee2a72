import Foundation
@_spi(Generated) import ServiceRuntime

/// A value as JSON, made from its public properties. That is the view of a user of the types,
/// without any of the coders that are tested.
///
/// Leaves are strings, `{"#choice": …}` is the chosen element or an additional attribute,
/// `{"#bytes": …}` are hexadecimal digits, `{"#xml": …}` is a value that is kept as XML.
struct JSONText {
  let text: String

  init(_ value: Any) { text = Self.shown(value) ?? "null" }

  /// An object with the values that are not nil.
  init(fields: [(name: String, value: Any)]) {
    text = Self.object(
      fields.compactMap { field in Self.shown(field.value).map { (field.name, $0) } })
  }

  /// Nil for nothing.
  private static func shown(_ value: Any) -> String? {
    switch value {
    case let value as Data: object([("#bytes", quoted(value.map(hexadecimal).joined()))])
    case let value as any LexicalValue: quoted(value.text(as: .xml))
    case is OpaqueValue, is any OpaqueObject: object([("#xml", quoted(""))])
    case let value as AnyElement: object([("#xml", quoted(value.name.local))])
    case let value as XMLFragment.Attribute: chosen(value.name.local, quoted(value.value))
    case let value as any PolymorphicObject: value.derived.map { shown($0) } ?? children(value)
    default: children(value)
    }
  }

  private static func children(_ value: Any) -> String? {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.flatMap { shown($0.value) }
    case .collection:
      return "[" + mirror.children.map { shown($0.value) ?? "null" }.joined(separator: ",") + "]"
    case .enum:
      guard let chosen = mirror.children.first, let name = chosen.label else { break }
      return self.chosen(name, shown(chosen.value) ?? "null")
    case .struct where !(value is Decimal): return object(mirror.children.compactMap(field))
    default: break
    }
    return quoted(String(describing: value))
  }

  private static func field(_ child: Mirror.Child) -> (String, String)? {
    guard let label = child.label, label != "derivedContent" else { return nil }
    guard label.hasPrefix("_") else { return shown(child.value).map { (label, $0) } }
    // A wrapper stores an array of none or one.
    let stored = Mirror(reflecting: child.value).children.first?.value
    let first = stored.flatMap { Mirror(reflecting: $0).children.first }
    return first.flatMap { shown($0.value) }.map { (String(label.dropFirst()), $0) }
  }

  private static func chosen(_ name: String, _ value: String) -> String {
    object([("#choice", object([(name, value)]))])
  }

  private static func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\(quoted($0)):\($1)" }.joined(separator: ",") + "}"
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  private static func quoted(_ text: String) -> String {
    let bytes = (try? JSONEncoder().encode(text)) ?? Data()
    return String(decoding: bytes, as: UTF8.self)
  }
}
