import CLibXML2
import ServiceModel

/// Reads the restrictions of the values of a simple type.
extension WSDLDocumentReader {
  /// - Parameter name: the name of the type, for findings.
  mutating func facets(_ restriction: XMLElement, of name: InternedName) -> Facets {
    var facets = Facets()
    var values: [String] = []
    var alternatives: [String] = []
    for child in tree.children(of: restriction) {
      let text = text(value(vocabulary.attributes.value, of: child))
      switch vocabulary.tag(child) {
      case .enumeration: values.append(text)
      case .facet where self.text(child.name) == "pattern":
        if isPattern(text) {
          alternatives.append(text)
        } else {
          ignore(child, text, of: name)
        }
      case .facet:
        if !set(self.text(child.name), text, in: &facets) { ignore(child, text, of: name) }
      default: continue
      }
    }
    if !values.isEmpty { facets.values = values }
    // If a type has several patterns, a value has to match one of them.
    if !alternatives.isEmpty {
      facets.patterns = [
        alternatives.count == 1
          ? alternatives[0] : alternatives.map { "(\($0))" }.joined(separator: "|")
      ]
    }
    return facets
  }

  private mutating func ignore(_ facet: XMLElement, _ text: String, of name: InternedName) {
    remark(
      "'\(text)' is not a value of '\(self.text(facet.name))', which is not checked", at: facet,
      of: .type(name))
  }

  private func isPattern(_ text: String) -> Bool {
    guard let expression = xmlRegexpCompile(text) else { return false }
    xmlRegFreeRegexp(expression)
    return true
  }

  /// - Returns: false if the text is not a value of the facet.
  private func set(_ facet: String, _ text: String, in facets: inout Facets) -> Bool {
    switch facet {
    case "minInclusive": facets.minInclusive = text
    case "maxInclusive": facets.maxInclusive = text
    case "minExclusive": facets.minExclusive = text
    case "maxExclusive": facets.maxExclusive = text
    // It helps people who write texts, and nothing checks it.
    case "whiteSpace": break
    default:
      guard let number = Int(text), number >= 0 else { return false }
      switch facet {
      case "length": (facets.minLength, facets.maxLength) = (number, number)
      case "minLength": facets.minLength = number
      case "maxLength": facets.maxLength = number
      case "totalDigits": facets.totalDigits = number
      case "fractionDigits": facets.fractionDigits = number
      default: return false
      }
    }
    return true
  }
}
