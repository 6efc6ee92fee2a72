/// The members of an object, in memory of their own: a renderer looks at them where they are, which
/// counts no reference.
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
