/// The name of a field in lower case. It joins what different pages say about one field.
///
/// It is hashed once, when it is read, because the same few names are looked up again and again.
struct FieldName: Hashable, Comparable, Sendable {
  private let text: String
  private let bits: Int

  init(_ name: String) {
    text = name.lowercased()
    bits = text.hashValue
  }

  func hash(into hasher: inout Hasher) { hasher.combine(bits) }

  static func == (a: FieldName, b: FieldName) -> Bool { a.bits == b.bits && a.text == b.text }

  /// An order that is stable within one run of the program.
  static func < (a: FieldName, b: FieldName) -> Bool {
    a.bits == b.bits ? a.text < b.text : a.bits < b.bits
  }
}

/// A set of field names. Two tables with the same names in another order are equal.
struct FieldNames: Hashable, Sendable {
  /// Sorted.
  let names: [FieldName]

  init(_ names: [FieldName]) {
    let sorted = names.sorted()
    let repeated = sorted.indices.dropFirst().filter { sorted[$0] == sorted[$0 - 1] }
    self.names =
      repeated.isEmpty
      ? sorted : sorted.indices.filter { !repeated.contains($0) }.map { sorted[$0] }
  }

  var count: Int { names.count }
  var isEmpty: Bool { names.isEmpty }

  func isSubset(of other: FieldNames) -> Bool { count(in: other) == count }

  /// The number of names that the other set has, too.
  func count(in other: FieldNames) -> Int {
    var index = other.names.startIndex
    return names.count { name in
      while index < other.names.endIndex, other.names[index] < name { index += 1 }
      return index < other.names.endIndex && other.names[index] == name
    }
  }

  func subtracting(_ other: FieldNames) -> FieldNames {
    FieldNames(names.filter { !other.names.contains($0) })
  }

  func isSubset(of other: Set<FieldName>) -> Bool { names.allSatisfy(other.contains) }
}
