/// A value that few owners have, kept in an object of its own, so that the other owners stay small.
///
/// Fields and parameters are copied very often, and hardly any of them has a form in XML.
struct Indirect<Value: Codable & Equatable & Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private let box: Box

  init(_ value: Value) { box = Box(value) }

  var value: Value { box.value }
}

extension Indirect: Equatable {
  static func == (a: Indirect, b: Indirect) -> Bool { a.box === b.box || a.value == b.value }
}

extension Indirect: Codable {
  init(from decoder: any Decoder) throws { self.init(try Value(from: decoder)) }
  func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}

/// It looks like the value itself, because the notation of corrections is found by reflection.
extension Indirect: CustomReflectable {
  var customMirror: Mirror { Mirror(reflecting: value) }
}
