/// A value that few owners have, kept in an object of its own, so that the other owners stay small.
///
/// Fields and parameters are copied very often, and hardly any of them has a form in XML.
@propertyWrapper
package struct Boxed<Value: Decodable & Equatable & Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private var box: Box?

  package init(wrappedValue: Value?) { box = wrappedValue.map(Box.init) }

  package var wrappedValue: Value? {
    get { box?.value }
    set { box = newValue.map(Box.init) }
  }
}

extension Boxed: Equatable {
  package static func == (a: Boxed, b: Boxed) -> Bool {
    a.box === b.box || a.wrappedValue == b.wrappedValue
  }
}

extension Boxed: Decodable {
  package init(from decoder: any Decoder) throws {
    self.init(wrappedValue: try Value(from: decoder))
  }
}

extension KeyedDecodingContainer {
  /// A missing key is no value.
  func decode<Value>(_ type: Boxed<Value>.Type, forKey key: Key) throws -> Boxed<Value> {
    try decodeIfPresent(type, forKey: key) ?? Boxed(wrappedValue: nil)
  }
}

/// It looks like the value itself, because the notation of corrections is found by reflection.
extension Boxed: CustomReflectable {
  package var customMirror: Mirror { Mirror(reflecting: wrappedValue as Any) }
}
