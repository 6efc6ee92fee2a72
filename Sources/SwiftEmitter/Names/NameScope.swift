/// Gives every name of a scope its Swift name, all at once, so that the result does not depend on
/// the order in which the wishes come.
///
/// A wish that is free is granted. Where several sources wish for the same name, the one that is
/// spelled like it on the wire keeps it and the others get a number, in the order of their wire
/// names; where the name is taken (by Swift, by the scope's own declarations), the suffix is added.
struct NameScope {
  var reserved: ReservedNames
  /// What is added to a name that is taken: it says what the thing is rather than counting.
  var suffix = "Value"

  init(_ reserved: ReservedNames, suffix: String = "Value") {
    self.reserved = reserved
    self.suffix = suffix
  }

  /// The Swift name of each wire name, without backticks.
  func assign(_ wishes: [(wire: String, wish: String)]) -> [String: String] {
    var granted: [String: String] = [:]
    var used = reserved.taken
    for wish in wishes.sorted(by: precedes) where granted[wish.wire] == nil {
      let name = free(wish.wish, used: used)
      granted[wish.wire] = name
      used.insert(name)
    }
    return granted
  }

  /// A name as it is written where it is declared or used: in backticks when it is a keyword.
  func written(_ name: String) -> String {
    reserved.quoted.contains(name) ? "`\(name)`" : name
  }

  private func free(_ wish: String, used: Set<String>) -> String {
    guard used.contains(wish) else { return wish }
    let suffixed = wish + suffix
    guard used.contains(suffixed) else { return suffixed }
    var number = 2
    while used.contains("\(suffixed)\(number)") { number += 1 }
    return "\(suffixed)\(number)"
  }

  private func precedes(_ a: (wire: String, wish: String), _ b: (wire: String, wish: String))
    -> Bool
  {
    let left = (a.wish, a.wire == a.wish ? 0 : 1, a.wire)
    let right = (b.wish, b.wire == b.wish ? 0 : 1, b.wire)
    return left < right
  }
}
