import Diagnostics

/// A parsed template: its nodes, and its file for the positions of errors.
struct Template {
  let file: SourceFile
  let nodes: [TemplateNode]
  /// The names the nodes refer to, in the order of their tags.
  let names: [TagName]
  /// Whether it has errors, so that it cannot be rendered.
  let isBroken: Bool

  /// The position of a part of a name.
  func location(of name: TagName, part: Int = 0) -> SourceLocation {
    let length = name.parts.isEmpty ? 1 : name.parts[part].text.utf8.count
    return file.location(atOffset: name.offset(ofPart: part), length: length)
  }
}
