import ServiceModel

/// Finds fields that would make a structure contain itself.
///
/// Arrays and dictionaries store their content indirectly. Plain fields do not, and the compiler
/// refuses a type that contains itself through plain fields.
package struct RecursiveTypes: Sendable {
  /// Types that contain each other have the same number.
  private let groups: [String: Int]

  package init(_ version: ServicesVersion) {
    self.init(version, hierarchy: TypeHierarchy(version))
  }

  init(_ version: ServicesVersion, hierarchy: TypeHierarchy) {
    var contained: [String: [String]] = [:]
    for type in version.types {
      guard let complex = type.complex else { continue }
      let fields = complex.fields + hierarchy.inheritedFields(of: type.name)
      contained[type.name] = fields.compactMap { field in
        if case .named(let name) = field.type { name } else { nil }
      }
    }
    var search = MutualContainment(contained)
    groups = search.run()
  }

  /// Whether a field of the type `owner` leads back to it.
  package func isRecursive(_ field: TypeReference, in owner: String) -> Bool {
    guard case .named(let name) = field else { return false }
    if name == owner { return true }
    guard let group = groups[name] else { return false }
    return group == groups[owner]
  }
}

/// Tarjan's search for strongly connected components, without recursion, because a chain of types
/// may be too long for the stack.
private struct MutualContainment {
  private let contained: [String: [String]]
  private var order: [String: Int] = [:]
  private var lowest: [String: Int] = [:]
  private var groups: [String: Int] = [:]
  private var open: [String] = []
  /// The types on the current path, each with the number of its types that were tried.
  private var path: [(name: String, tried: Int)] = []

  init(_ contained: [String: [String]]) { self.contained = contained }

  mutating func run() -> [String: Int] {
    for name in contained.keys where order[name] == nil {
      enter(name)
      while let step = path.last { advance(step.name, step.tried) }
    }
    return groups
  }

  private mutating func enter(_ name: String) {
    order[name] = order.count
    lowest[name] = order[name]
    open.append(name)
    path.append((name, 0))
  }

  private mutating func advance(_ name: String, _ tried: Int) {
    let types = contained[name] ?? []
    guard tried < types.count else { return leave(name) }
    path[path.count - 1].tried += 1
    let next = types[tried]
    if order[next] == nil { return enter(next) }
    // A type that already has a group cannot be on this path.
    if groups[next] == nil { lower(name, to: order[next]) }
  }

  private mutating func leave(_ name: String) {
    path.removeLast()
    if let outer = path.last?.name { lower(outer, to: lowest[name]) }
    guard lowest[name] == order[name] else { return }
    let group = order[name] ?? 0
    while let member = open.popLast() {
      groups[member] = group
      if member == name { break }
    }
  }

  private mutating func lower(_ name: String, to value: Int?) {
    if let value, value < (lowest[name] ?? value) { lowest[name] = value }
  }
}
