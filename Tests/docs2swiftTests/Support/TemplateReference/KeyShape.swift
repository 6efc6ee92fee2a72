import Mustache

/// The kinds and members of the values of a key.
struct KeyShape {
  var kinds: Set<String> = []
  var members: [String: KeyShape] = [:]
  /// Whether its items are texts, written as `{{.}}`.
  var holdsText = false
  /// The view of its members, if they have one of their own.
  var view: TemplateView?

  mutating func add(_ value: TemplateValue) {
    switch value {
    case .string: kinds.insert("text")
    case .bool: kinds.insert("no")
    case .list(let items):
      kinds.insert("list")
      for item in items {
        addMembers(of: item)
        if case .string = item { holdsText = true }
      }
    case .object:
      kinds.insert("object")
      addMembers(of: value)
    }
  }

  private mutating func addMembers(of value: TemplateValue) {
    guard case .object(let object) = value else { return }
    for (key, member) in object.pairs { members[key, default: KeyShape()].add(member) }
  }

  mutating func merge(_ other: KeyShape?) {
    guard let other else { return }
    kinds.formUnion(other.kinds)
    holdsText = holdsText || other.holdsText
    view = view ?? other.view
    for (key, shape) in other.members { members[key, default: KeyShape()].merge(shape) }
  }

  /// Takes out the members of keys with a view of their own.
  mutating func takeViews(_ take: (TemplateView, KeyShape) -> Void) {
    for key in members.keys.sorted() {
      guard var member = members[key] else { continue }
      if let view = TemplateView(ofKey: key), !member.members.isEmpty {
        var inner = KeyShape()
        inner.members = member.members
        take(view, inner)
        member.members = [:]
        member.view = view
      } else {
        member.takeViews(take)
      }
      members[key] = member
    }
  }

  /// The paths of all keys.
  var paths: [[String]] {
    members.flatMap { key, shape in [[key]] + shape.paths.map { [key] + $0 } }
  }

  func lines(depth: Int, path: [String] = [], _ meaning: ([String]) -> String?) -> String {
    members.sorted { $0.key < $1.key }.map { key, shape in
      let indentation = String(repeating: "  ", count: depth)
      let path = path + [key]
      let kind = shape.words.isEmpty ? "" : " (\(shape.words))"
      let text = meaning(path).map { ": \($0)" } ?? ""
      return "\(indentation)- `\(key)`\(kind)\(text)\n"
        + shape.lines(depth: depth + 1, path: path, meaning)
    }.joined()
  }

  private var words: String {
    let link = view.map { " of [\($0.rawValue)](#\($0.rawValue.lowercased()))" } ?? ""
    switch kinds {
    case ["text"]: return ""
    case ["no"]: return "yes or no"
    case ["list"] where holdsText: return "list of texts, `{{.}}`"
    default:
      let sorted = kinds.sorted { $0 == "no" ? false : $1 == "no" ? true : $0 < $1 }
      return sorted.map { $0 == "list" || $0 == "object" ? $0 + link : $0 }
        .joined(separator: " or ")
    }
  }
}
