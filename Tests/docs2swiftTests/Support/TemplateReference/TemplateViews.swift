@testable import SwiftEmitter

/// The keys of all views, collected from the values for a small model.
struct TemplateViews {
  private var shapes: [TemplateView: KeyShape] = [:]

  init() {
    var options = EmitterOptions()
    options.corrections = SampleModel.corrections
    for layout in [ModuleLayout.one, .perService] {
      options.layout = layout
      for plan in SwiftEmitter(options: options).plans(SampleModel.model) {
        shapes[plan.template.view, default: KeyShape()].add(.object(plan.value))
      }
    }
    separateModuleKeys()
    for view in shapes.keys { separateViews(in: view) }
  }

  /// Moves the keys that every file has to the view of the module.
  private mutating func separateModuleKeys() {
    let all = shapes.values.map { Set($0.members.keys) }
    guard let first = all.first else { return }
    let shared = all.reduce(first) { $0.intersection($1) }
    var module = KeyShape()
    for (view, shape) in shapes {
      for key in shared { module.members[key, default: KeyShape()].merge(shape.members[key]) }
      shapes[view]?.members = shape.members.filter { !shared.contains($0.key) }
    }
    shapes[.module] = module
  }

  /// Moves the members of keys with a view of their own to that view.
  private mutating func separateViews(in view: TemplateView) {
    guard var shape = shapes[view] else { return }
    var found: [(TemplateView, KeyShape)] = []
    shape.takeViews { found.append(($0, $1)) }
    shapes[view] = shape
    for (inner, members) in found {
      shapes[inner, default: KeyShape()].merge(members)
      separateViews(in: inner)
    }
  }

  func lines(of view: TemplateView) -> String {
    shapes[view]?.lines(depth: 0) { TemplateKeyMeanings.text(of: $0, in: view) } ?? ""
  }

  var mistakes: [String] {
    var used: Set<String> = []
    var missing: [String] = []
    for view in TemplateView.allCases {
      for path in shapes[view]?.paths ?? [] {
        if let key = TemplateKeyMeanings.key(of: path, in: view) {
          used.insert(key)
        } else {
          missing.append("\(view.rawValue): '\(path.joined(separator: "."))' has no meaning")
        }
      }
    }
    let unused = Set(TemplateKeyMeanings.table.keys).subtracting(used)
    return missing.sorted() + unused.sorted().map { "'\($0)' is not a key" }
  }
}
