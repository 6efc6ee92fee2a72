/// The members of an object for a template, by name.
///
/// It is a list instead of a dictionary. There are very many objects with few members each, and a
/// search only compares two numbers for each member.
package struct TemplateObject: Sendable {
  private(set) var members: TemplateMembers

  package init() { members = TemplateMembers(capacity: 0) }

  /// A repeated member keeps its last value, as in an assignment.
  package init(_ pairs: [(String, TemplateValue)]) {
    members = TemplateMembers(capacity: pairs.count)
    for (key, value) in pairs { set(TemplateKey(key), value) }
  }

  init(literal elements: [(TemplateKey, TemplateValue)]) {
    // With room for the comma of an item of a list.
    members = TemplateMembers(capacity: elements.count + 1)
    for (key, value) in elements { _ = members.append(key, value) }
    assert(members.all.indices.allSatisfy { index(of: members.all[$0].key) == $0 })
  }

  /// The value of a member. Setting nil has no effect, because members are never removed.
  package subscript(key: TemplateKey) -> TemplateValue? {
    get { index(of: key).map { members.all[$0].value } }
    set { if let newValue { set(key, newValue) } }
  }

  /// Merged with the members of another object, which take precedence.
  package func merging(_ other: TemplateObject) -> TemplateObject {
    var result = self
    result.reserveCapacity(members.all.count + other.members.all.count)
    for member in other.members.all { result.set(member.key, member.value) }
    return result
  }

  /// Makes room for members that are about to be set.
  package mutating func reserveCapacity(_ count: Int) {
    members =
      isKnownUniquelyReferenced(&members)
      ? members.moved(capacity: max(count, members.all.count))
      : members.copy(capacity: max(count, members.all.count))
  }

  /// The names of the members.
  package var keys: [String] { members.all.map(\.key.text) }

  /// The members with their names.
  package var pairs: [(key: String, value: TemplateValue)] {
    members.all.map { ($0.key.text, $0.value) }
  }

  private mutating func set(_ key: TemplateKey, _ value: TemplateValue) {
    if !isKnownUniquelyReferenced(&members) {
      members = members.copy(capacity: members.all.count + 1)
    }
    if let index = index(of: key) { return members.set(value, at: index) }
    if members.append(key, value) { return }
    members = members.moved(capacity: 2 * members.all.count + 4)
    _ = members.append(key, value)
  }

  private func index(of key: TemplateKey) -> Int? { members.all.index(of: key.identity) }
}

extension TemplateObject: Equatable {
  /// The order of the members does not matter.
  package static func == (a: TemplateObject, b: TemplateObject) -> Bool {
    a.members.all.count == b.members.all.count && a.members.all.allSatisfy { b[$0.key] == $0.value }
  }
}

extension TemplateObject: ExpressibleByDictionaryLiteral {
  /// No name may be repeated: the literals are not searched for that.
  package init(dictionaryLiteral elements: (TemplateKey, TemplateValue)...) {
    self.init(literal: elements)
  }
}

/// The members of an object, in memory of their own: a renderer uses them in place, which counts
/// no reference.
///
/// `TemplateObject` changes them only while nothing else refers to them.
final class TemplateMembers: @unchecked Sendable {
  struct Member {
    let key: TemplateKey
    var value: TemplateValue
  }

  private let start: UnsafeMutablePointer<Member>
  private let capacity: Int
  private var count = 0

  init(capacity: Int) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit {
    start.deinitialize(count: count)
    start.deallocate()
  }

  /// Valid until a member is added or the object is gone.
  var all: UnsafeBufferPointer<Member> { UnsafeBufferPointer(start: start, count: count) }

  /// - Returns: false if there is no room.
  func append(_ key: TemplateKey, _ value: TemplateValue) -> Bool {
    guard count < capacity else { return false }
    (start + count).initialize(to: Member(key: key, value: value))
    count += 1
    return true
  }

  func set(_ value: TemplateValue, at index: Int) { start[index].value = value }

  /// The same members in an object of their own.
  ///
  /// - Parameter capacity: at least their number.
  func copy(capacity: Int) -> TemplateMembers {
    let copy = TemplateMembers(capacity: capacity)
    copy.start.initialize(from: start, count: count)
    copy.count = count
    return copy
  }

  /// Members that are moved into an object with more room; none are left here.
  func moved(capacity: Int) -> TemplateMembers {
    let other = TemplateMembers(capacity: capacity)
    other.start.moveInitialize(from: start, count: count)
    other.count = count
    count = 0
    return other
  }
}

extension UnsafeBufferPointer<TemplateMembers.Member> {
  func index(of identity: TemplateKey.Identity) -> Int? {
    var index = 0
    while index < count {
      if self[index].key.identity == identity { return index }
      index += 1
    }
    return nil
  }
}

/// The name of a member, with an identity that makes comparisons fast.
package struct TemplateKey: Equatable, Sendable {
  /// Equal for equal names: the bytes of names of up to 15 bytes, and two checksums of longer ones.
  /// It is very unlikely that both are equal for different names. Copying it counts no reference.
  struct Identity: Equatable, Sendable {
    let first: UInt64
    let second: UInt64
  }

  let text: String
  let identity: Identity

  init(_ text: String) {
    var text = text
    identity = text.withUTF8(Identity.init)
    self.text = text
  }

  package static func == (a: TemplateKey, b: TemplateKey) -> Bool { a.identity == b.identity }
}

extension TemplateKey: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}

extension TemplateKey.Identity {
  fileprivate init(_ name: UnsafeBufferPointer<UInt8>) {
    let bytes = UnsafeRawBufferPointer(name)
    if name.count < 16 {
      first = Self.word(bytes, from: 0)
      // The length is in the byte that no name of this size uses.
      second = Self.word(bytes, from: 8) | UInt64(name.count) << 56
    } else {
      first = Self.checksum(bytes, 0x9E37_79B9_7F4A_7C15)
      // Above all lengths of shorter names.
      second = Self.checksum(bytes, 0xC2B2_AE3D_27D4_EB4F) | 0xFF << 56
    }
  }

  /// Up to eight bytes of a name.
  private static func word(_ bytes: UnsafeRawBufferPointer, from start: Int) -> UInt64 {
    if start + 8 <= bytes.count {
      return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
    var word: UInt64 = 0
    var index = bytes.count
    while index > start {
      index -= 1
      word = word << 8 | UInt64(bytes[index])
    }
    return word
  }

  private static func checksum(_ bytes: UnsafeRawBufferPointer, _ factor: UInt64) -> UInt64 {
    var result = UInt64(bytes.count)
    for start in stride(from: 0, to: bytes.count, by: 8) {
      result = (result ^ word(bytes, from: start)) &* factor
      result ^= result >> 29
    }
    return result
  }
}
