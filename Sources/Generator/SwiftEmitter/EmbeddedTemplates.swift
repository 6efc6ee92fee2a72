import CEmbeddedTemplates

/// The built-in templates.
enum EmbeddedTemplates {
  /// Paths inside the folder of templates, and the unchanged files; sorted by path.
  static let files: [(path: String, text: String)] =
    UnsafeBufferPointer(start: embeddedTemplates, count: Int(embeddedTemplateCount)).map {
      (String(cString: $0.path), String(cString: $0.text))
    }
}
