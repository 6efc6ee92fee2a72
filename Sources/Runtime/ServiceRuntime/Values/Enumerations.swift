/// An enumeration that is open on the wire: a member that this version does not know is kept.
///
/// Generated enumerations are structs with one static member for each documented name.
public protocol OpenEnumeration: LexicalValue, RawRepresentable, Hashable,
  CustomStringConvertible
where RawValue == String {
  /// Creates the member with this name, known or not.
  init(rawValue: String)
  /// The known names, if a description lists them.
  @_spi(Generated) static var memberNames: [String] { get }
}

extension OpenEnumeration {
  /// No name is listed.
  @_spi(Generated) public static var memberNames: [String] { [] }

  /// The name on the wire.
  public var description: String { rawValue }

  /// Whether any word is a valid text of the type.
  @_spi(Generated) public static var isName: Bool { true }

  /// Reads the text.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> Self? {
    text.isEmpty ? nil : Self(rawValue: text)
  }

  /// The text to send.
  @_spi(Generated) public func text(as form: LexicalForm) -> String { rawValue }
}

/// A set of named flags, open on the wire: names that this version does not know are kept.
///
/// The order of the names is kept for writing and does not matter for equality.
public protocol FlagSet: LexicalValue, Hashable, SetAlgebra, CustomStringConvertible
where Element == Self, ArrayLiteralElement == Self {
  /// The names in the set, in the order they were added; each occurs once.
  var names: [String] { get }
  /// Creates a set. A repeated name counts once.
  init(names: [String])
  /// The known names, if a description lists them.
  @_spi(Generated) static var memberNames: [String] { get }
}

extension FlagSet {
  /// No name is listed.
  @_spi(Generated) public static var memberNames: [String] { [] }

  /// Creates the empty set.
  public init() { self.init(names: []) }

  /// Creates the union of the sets listed.
  public init(arrayLiteral elements: Self...) {
    self.init(names: unique(elements.flatMap(\.names)))
  }

  /// The names, separated by a comma and a space.
  public var description: String { names.joined(separator: ", ") }

  /// Whether no flag is set.
  public var isEmpty: Bool { names.isEmpty }

  /// Whether all flags of the other set are set here.
  public func contains(_ member: Self) -> Bool { member.names.allSatisfy(names.contains) }

  /// The flags of both sets.
  public func union(_ other: Self) -> Self { Self(names: unique(names + other.names)) }

  /// The flags that are in both sets.
  public func intersection(_ other: Self) -> Self {
    Self(names: names.filter(other.names.contains))
  }

  /// The flags that are in only one of the sets.
  public func symmetricDifference(_ other: Self) -> Self {
    subtracting(other).union(other.subtracting(self))
  }

  /// The flags that are not in the other set.
  public func subtracting(_ other: Self) -> Self {
    Self(names: names.filter { !other.names.contains($0) })
  }

  /// Adds the flags of the other set.
  public mutating func formUnion(_ other: Self) { self = union(other) }

  /// Keeps the flags that are in both sets.
  public mutating func formIntersection(_ other: Self) { self = intersection(other) }

  /// Keeps the flags that are in only one of the sets.
  public mutating func formSymmetricDifference(_ other: Self) {
    self = symmetricDifference(other)
  }

  /// Sets flags; returns whether they were all set before.
  @discardableResult
  public mutating func insert(_ newMember: Self) -> (inserted: Bool, memberAfterInsert: Self) {
    if contains(newMember) { return (false, newMember) }
    formUnion(newMember)
    return (true, newMember)
  }

  /// Clears flags; returns those that were set.
  @discardableResult
  public mutating func remove(_ member: Self) -> Self? {
    let removed = intersection(member)
    self = subtracting(member)
    return removed.isEmpty ? nil : removed
  }

  /// Sets flags; returns those that were set before.
  @discardableResult
  public mutating func update(with newMember: Self) -> Self? {
    let before = intersection(newMember)
    formUnion(newMember)
    return before.isEmpty ? nil : before
  }

  /// Compares the names; their order does not matter.
  public static func == (left: Self, right: Self) -> Bool {
    left.names == right.names || Set(left.names) == Set(right.names)
  }

  /// Hashes the names; their order does not matter.
  public func hash(into hasher: inout Hasher) { hasher.combine(Set(names)) }

  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Self { Self() }

  /// Whether any word is a valid text of the type.
  @_spi(Generated) public static var isName: Bool { true }

  /// Reads the text.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> Self? {
    Self(names: unique(words(of: text, as: form)))
  }

  /// The text to send.
  @_spi(Generated) public func text(as form: LexicalForm) -> String {
    names.joined(separator: form == .xml ? " " : ", ")
  }
}

/// Uses bytes, because characters are many times slower.
private func words(of text: String, as form: LexicalForm) -> [String] {
  let words = text.utf8.split {
    $0.isXMLSpace || (form == .json && $0 == UInt8(ascii: ","))
  }
  return words.map { String(Substring($0)) }
}

private func unique(_ names: [String]) -> [String] {
  if names.count < 2 || (names.count == 2 && names[0] != names[1]) { return names }
  var seen: Set<String> = []
  return names.filter { seen.insert($0).inserted }
}
