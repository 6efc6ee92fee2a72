import Diagnostics

/// Assigns all Swift names of a scope at once, so that the result does not depend on the order of
/// the requests.
///
/// Names of the user come first. Then every free name is assigned. If several sources request the
/// same name, the one with the same spelling on the wire gets it. The others get the suffix, and a
/// number if that is taken too. So a name changes only if the requested name is taken.
struct NameScope {
  var reserved: ReservedNames
  /// The suffix for a name that is taken. It describes the thing, instead of a number.
  var suffix = "Value"
  /// The names of the user, by wire name.
  var overrides: [String: String] = [:]

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

  /// The same names for members of a type.
  func members(_ wishes: [(wire: String, wish: String)]) -> [String: MemberName] {
    assign(wishes).mapValues { MemberName(plain: $0, written: written($0)) }
  }

  /// The requested names, which work for nearly every scope; nil if two requests are equal, if one
  /// is reserved, or if the user has chosen a name.
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

  /// A name as written in a declaration or a use: with backticks if it is a keyword.
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
