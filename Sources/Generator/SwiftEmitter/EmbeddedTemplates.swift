import CEmbeddedTemplates

/// The built-in templates.
package enum EmbeddedTemplates {
  /// Paths inside the folder of templates, and the unchanged files; sorted by path.
  package static let files: [(path: String, text: String)] =
    UnsafeBufferPointer(start: embeddedTemplates, count: Int(embeddedTemplateCount)).map {
      (String(cString: $0.path), String(cString: $0.text))
    }

  /// The keys of the templates, as Markdown: docs/templates.md.
  package static var keys: String { String(cString: embeddedTemplateKeys) }
}
