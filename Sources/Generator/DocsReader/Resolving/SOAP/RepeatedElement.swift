import Diagnostics

/// Finds elements that repeat the name of another element, where each name is allowed once.
enum RepeatedElement {
  /// - Returns: the elements without repetitions. Each repetition is an error, with the position of
  ///   the first element.
  static func reject(
    in elements: some Sequence<XMLElement>, of page: SOAPOperationPage, texts: [String],
    diagnostics: inout DiagnosticBag
  ) -> [XMLElement] {
    var first: [InternedName: XMLElement] = [:]
    return elements.filter { element in
      guard let other = first[element.name] else {
        first[element.name] = element
        return true
      }
      diagnostics.emit(
        DocsReaderRules.xmlSampleStructure, "the element '\(texts[element.name])' occurs twice",
        at: page.location(element),
        related: [Diagnostic.Related("the first one", at: page.location(other))],
        hint: "a list is an element of its own, with its items inside")
      return false
    }
  }
}
