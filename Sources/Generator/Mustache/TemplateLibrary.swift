import Diagnostics

/// The templates that can include each other, read once and rendered as often as needed.
///
/// The language is Mustache as in its specification, with two differences: it is strict (an unknown
/// name is an error), and text is not escaped by default. The name of a template is its path
/// without the suffix: `client/method` for `client/method.mustache`.
package struct TemplateLibrary: Sendable {
  private let templates: [Template]
  private let program: TemplateProgram
  private let indices: [String: Int]

  /// Reads all templates and emits every error in any of them.
  package init(_ files: [SourceFile], diagnostics: inout DiagnosticBag) {
    let indices = Self.indices(of: files, diagnostics: &diagnostics)
    self.indices = indices
    templates = files.map {
      TemplateParser.parse($0, templates: indices, diagnostics: &diagnostics)
    }
    program = TemplateProgram(templates)
  }

  /// The names of all templates, sorted.
  package var names: [String] { indices.keys.sorted() }

  /// The names of the templates that others include.
  package var includedNames: Set<String> {
    var included: Set<Int> = []
    for template in templates {
      for case .partial(let index, _, _) in template.nodes { included.insert(index) }
    }
    return Set(indices.filter { included.contains($0.value) }.keys)
  }

  /// Renders a template.
  ///
  /// - Parameters:
  ///   - name: The path of the template's file without `.mustache`.
  ///   - value: The values of the names in the template.
  ///   - escaping: How the text of `{{name}}` is written.
  /// - Returns: the text in UTF-8; nil if an error was emitted here or when the library was
  ///   created.
  package func renderBytes(
    _ name: String, _ value: TemplateValue, escaping: TemplateEscaping = .none,
    diagnostics: inout DiagnosticBag
  ) -> [UInt8]? {
    guard let index = indices[name] else {
      diagnostics.emit(
        MustacheRules.unknownTemplate, "there is no template '\(name)'", at: nil,
        hint: Suggestion.text(for: name, among: names, plural: "templates"))
      return nil
    }
    return TemplateRenderer.render(
      index, of: templates, program, value: value, escaping: escaping, diagnostics: &diagnostics)
  }

  /// The same as text.
  package func render(
    _ name: String, _ value: TemplateValue, escaping: TemplateEscaping = .none,
    diagnostics: inout DiagnosticBag
  ) -> String? {
    renderBytes(name, value, escaping: escaping, diagnostics: &diagnostics)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private static func indices(
    of files: [SourceFile], diagnostics: inout DiagnosticBag
  ) -> [String: Int] {
    var indices: [String: Int] = [:]
    for (index, file) in files.enumerated() {
      let name = name(of: file)
      if let first = indices[name] {
        diagnostics.emit(
          MustacheRules.duplicateTemplate, "there are two templates '\(name)'",
          at: SourceLocation(path: file.path),
          related: [.init("the other one", at: SourceLocation(path: files[first].path))])
      } else {
        indices[name] = index
      }
    }
    return indices
  }

  /// The name of a file: its path without the suffix.
  package static func name(of file: SourceFile) -> String {
    let ending = ".mustache"
    return file.path.hasSuffix(ending) ? String(file.path.dropLast(ending.count)) : file.path
  }
}
