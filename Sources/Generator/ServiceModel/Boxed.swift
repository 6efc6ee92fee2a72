/// A value that few owners have, kept in an object of its own, so that the other owners stay small.
///
/// Fields and parameters are copied very often, and hardly any of them has a form in XML.
struct Boxed<Value: Decodable & Equatable & Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private let box: Box

  init(_ value: Value) { box = Box(value) }

  var value: Value { box.value }
}

extension Boxed: Equatable {
  static func == (a: Boxed, b: Boxed) -> Bool { a.box === b.box || a.value == b.value }
}

extension Boxed: Decodable {
  init(from decoder: any Decoder) throws { self.init(try Value(from: decoder)) }
}

/// It looks like the value itself, because the notation of corrections is found by reflection.
extension Boxed: CustomReflectable {
  var customMirror: Mirror { Mirror(reflecting: value) }
}
