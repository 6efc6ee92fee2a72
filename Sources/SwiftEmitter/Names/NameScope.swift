import Diagnostics

/// Gives every name of a scope its Swift name, all at once, so that the result does not depend on
/// the order in which the wishes come.
///
/// What the user has chosen is granted first. Then every free wish is granted; where several sources
/// wish for the same name, the one that is spelled like it on the wire keeps it. What is left gets
/// the suffix, and a number where that is taken too. So a name changes only when the name it wishes
/// for is taken.
struct NameScope {
  var reserved: ReservedNames
  /// What is added to a name that is taken: it says what the thing is rather than counting.
  var suffix = "Value"
  /// What the user calls things, by wire name.
  var overrides: [String: String] = [:]

  init(
    _ reserved: ReservedNames, suffix: String = "Value", overrides: [String: String] = [:]
  ) {
    self.reserved = reserved
    self.suffix = suffix
    self.overrides = overrides
  }

  /// The Swift name of each wire name, without backticks.
  func assign(_ wishes: [(wire: String, wish: String)]) -> [String: String] {
    if let granted = undisputed(wishes) { return granted }
    let wishes = wishes.sorted(by: precedes)
    var granted: [String: String] = [:]
    var used: Set<String> = []
    func isFree(_ name: String) -> Bool { !used.contains(name) && !reserved.taken.contains(name) }
    func grant(_ name: String, to wire: String) {
      granted[wire] = name
      used.insert(name)
    }
    for wish in wishes {
      if let name = overrides[wish.wire] { grant(name, to: wish.wire) }
    }
    for wish in wishes where granted[wish.wire] == nil && isFree(wish.wish) {
      grant(wish.wish, to: wish.wire)
    }
    var numbers = NumberedNames()
    for wish in wishes where granted[wish.wire] == nil {
      grant(numbers.free(wish.wish + suffix) { !isFree($0) }, to: wish.wire)
    }
    return granted
  }

  /// The names as they are wished for, which nearly every scope can grant; nil where two wishes are the
  /// same, where one is reserved, or where the user has chosen a name.
  private func undisputed(_ wishes: [(wire: String, wish: String)]) -> [String: String]? {
    guard overrides.isEmpty else { return nil }
    var granted: [String: String] = [:]
    granted.reserveCapacity(wishes.count)
    var used: Set<String> = []
    used.reserveCapacity(wishes.count)
    for (wire, wish) in wishes {
      guard !reserved.taken.contains(wish), used.insert(wish).inserted else { return nil }
      granted[wire] = wish
    }
    return granted
  }

  /// A name as it is written where it is declared or used: in backticks when it is a keyword.
  func written(_ name: String) -> String {
    reserved.quoted.contains(name) ? "`\(name)`" : name
  }

  private func precedes(_ a: (wire: String, wish: String), _ b: (wire: String, wish: String))
    -> Bool
  {
    let left = (a.wish, a.wire == a.wish ? 0 : 1, a.wire)
    let right = (b.wish, b.wire == b.wish ? 0 : 1, b.wire)
    return left < right
  }
}
