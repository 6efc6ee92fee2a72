import Diagnostics
import Mustache
import ServiceModel

/// The built-in templates and their keys, for users who write their own templates.
package enum TemplateReference {
  package static var files: [(path: String, text: String)] { EmbeddedTemplates.files }

  /// The keys of the templates, as Markdown. They are read from the values for a small model, so
  /// that the list is always complete and correct.
  package static var keys: String {
    var members: [TemplateName: KeyShape] = [:]
    var options = EmitterOptions()
    for layout in [ModuleLayout.one, .perService] {
      options.layout = layout
      for plan in SwiftEmitter(options: options).plans(SampleModel.model) {
        members[plan.template, default: KeyShape()].add(.object(plan.value))
      }
    }
    let sections = TemplateName.allCases.map { template in
      "## \(template.rawValue).mustache\n\n" + (members[template] ?? KeyShape()).lines(depth: 0)
    }
    return introduction + "\n" + sections.joined(separator: "\n")
  }

  private static let introduction = """
    # What the templates are given

    A key is text where nothing else is said. `yes or no` is for sections, `list` repeats a section, with
    the keys below it for each item; a section on an `object` has its keys. `text or no` is text, or false
    where there is none. The templates in `partials/` have the keys of the place where they are included.

    """
}

/// The kinds and members of the values of a key.
private struct KeyShape {
  var kinds: Set<String> = []
  var members: [String: KeyShape] = [:]
  /// Whether its items are texts, written as `{{.}}`.
  var holdsText = false

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
    for key in object.keys {
      if let member = object[key] { members[key, default: KeyShape()].add(member) }
    }
  }

  func lines(depth: Int) -> String {
    members.sorted { $0.key < $1.key }.map { key, shape in
      let indentation = String(repeating: "  ", count: depth)
      let kind = shape.words.isEmpty ? "" : " – \(shape.words)"
      return "\(indentation)- `\(key)`\(kind)\n" + shape.lines(depth: depth + 1)
    }.joined()
  }

  private var words: String {
    switch kinds {
    case ["text"]: ""
    case ["no"]: "yes or no"
    case ["list"] where holdsText: "list of texts, `{{.}}`"
    default:
      kinds.sorted { $0 == "no" ? false : $1 == "no" ? true : $0 < $1 }.joined(separator: " or ")
    }
  }
}
