/// The properties a `$select` asks for: names separated by commas, paths by slashes, compared
/// without regard to case.
struct PropertySelection {
  private var children: [String: PropertySelection] = [:]
  /// A name that was asked for without a path below it.
  private var isComplete = false

  /// Nil when nothing in particular is asked for.
  init?(_ text: String?) {
    guard let text else { return nil }
    for path in text.split(separator: ",") {
      add(
        path.split(separator: "/").map { $0.filter { !$0.isWhitespace }.lowercased() }[...])
    }
    if children.isEmpty { return nil }
  }

  private init() {}

  private mutating func add(_ path: ArraySlice<String>) {
    guard let name = path.first else {
      isComplete = true
      return
    }
    if name.isEmpty { return }
    children[name, default: PropertySelection()].add(path.dropFirst())
  }

  /// What of a property is asked for: nil when it is not; `.some(nil)` for all of it.
  func selection(of name: String) -> PropertySelection?? {
    guard let child = children[name.lowercased()] else { return nil }
    return .some(child.isComplete || child.children.isEmpty ? nil : child)
  }
}
