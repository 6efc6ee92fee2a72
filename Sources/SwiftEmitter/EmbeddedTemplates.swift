import CEmbeddedTemplates

/// The templates the emitter was built with.
enum EmbeddedTemplates {
  /// Paths inside the folder of templates, and the files as they are; sorted by path.
  static let files: [(path: String, text: String)] =
    UnsafeBufferPointer(start: embeddedTemplates, count: Int(embeddedTemplateCount)).map {
      (String(cString: $0.path), String(cString: $0.text))
    }
}
