/// The properties in a `$select`: names separated by commas, paths by slashes, compared ignoring
/// case.
struct PropertySelection {
  private var children: [String: PropertySelection] = [:]
  /// Whether the name was selected without a path.
  private var isComplete = false

  /// Nil if there is no selection.
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

  /// The selected part of a property: nil if it is not selected; `.some(nil)` for all of it.
  func selection(of name: String) -> PropertySelection?? {
    guard let child = children[name.lowercased()] else { return nil }
    return .some(child.isComplete || child.children.isEmpty ? nil : child)
  }
}
