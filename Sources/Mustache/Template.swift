import Diagnostics

/// A template that was read: its steps, and its file for the places of errors.
struct Template {
  let file: SourceFile
  let nodes: [TemplateNode]
  /// The names the nodes refer to, in the order of their tags.
  let names: [TagName]
  /// Whether errors were found when it was read, so that nothing can be rendered from it.
  let isBroken: Bool

  /// The place of a part of a name.
  func location(of name: TagName, part: Int = 0) -> SourceLocation {
    let length = name.parts.isEmpty ? 1 : name.parts[part].text.utf8.count
    return file.location(atOffset: name.offset(ofPart: part), length: length)
  }
}
