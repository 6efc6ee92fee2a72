@testable import SwiftEmitter

/// Makes docs/templates.md: the built-in templates and their keys, for users who write their own
/// templates. The program carries the file.
enum TemplateReference {
  /// The templates, their views and the keys of the views, as Markdown. The keys are read from the
  /// values for a small model, so that the list is always complete and correct.
  static var text: String {
    let views = TemplateViews()
    let sections = TemplateView.allCases.map { view in
      "### \(view.rawValue)\n\n"
        + (introductions[view].map { $0 + "\n\n" } ?? "") + views.lines(of: view)
    }
    return introduction + templates + "\n## Views\n\n" + sections.joined(separator: "\n")
  }

  /// The keys that have no meaning in the table, and the meanings without a key.
  static var mistakes: [String] { TemplateViews().mistakes }

  /// The names of the views in the first line of a template; none if it has no such line.
  static func views(of template: String) -> [String] {
    let (start, end) = ("{{! View: ", " }}")
    guard let line = template.split(separator: "\n").first, line.hasPrefix(start),
      line.hasSuffix(end)
    else { return [] }
    return line.dropFirst(start.count).dropLast(end.count).split(separator: ",").map {
      String($0.drop { $0 == " " })
    }
  }

  /// The names of all views.
  static var viewNames: Set<String> { Set(TemplateView.allCases.map(\.rawValue)) }

  private static var templates: String {
    let rows = EmbeddedTemplates.files.map { file in
      let views = views(of: file.text).map { "[\($0)](#\($0.lowercased()))" }
      return "| `\(file.path)` | \(views.joined(separator: ", ")) |\n"
    }
    return "## Templates\n\n| template | view |\n| --- | --- |\n" + rows.joined()
  }

  private static let introduction = """
    # Templates and their keys

    Made from the view definitions in `Sources/Generator/SwiftEmitter`. `docs2swift templates export` writes the templates
    together with this list.

    A template is a Mustache file. Its first line names its view: the keys that it can use. A partial uses the
    keys of the place where it is included. An unknown key is an error.

    A key is text if nothing else is said. `yes or no` is for sections. A `list` repeats a section, with the keys
    below it for each item. A section on an `object` has the keys below it. `text or no` is text, or false if there
    is none.

    Two sections are an addition to Mustache. Write each item of a list on a line of its own in them. `oneLine` makes all
    of its lines one line if that fits in 100 characters. `filledLines` does the same; if it does not fit, it writes as
    many items as possible on each line between the brackets. A section with a comment or an empty line stays as it is.


    """

  private static let introductions: [TemplateView: String] = [
    .module: "All templates can use these keys.",
    .schema: "The file with the namespace of the module and the keys of its header parts.",
    .types: "The files of types and enumerations.",
    .service: "The files of a service. Long files are split into a head and parts.",
    .operation: "One operation of a service.",
    .rest: "The REST binding of an operation.",
    .complexType: "One structure.",
    .enumeration: "One enumeration or set of flags.",
    .choice: "One choice between elements.",
    .form: "The form of a value in XML, for a call of the coder.",
    .namedParts: "The elements and attributes that a type or a message declares.",
  ]
}
