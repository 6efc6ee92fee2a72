/// A value with a name: a parameter, a result, a field, or a case of a choice.
package protocol NamedValue: Equatable, Sendable {
  var name: String { get }
  var type: TypeReference { get }
  /// Nil if it is written in XML by the rule.
  var xml: XMLForm? { get set }
  var documentation: String? { get }
}

extension NamedValue {
  /// Whether receivers refuse a message without it.
  package var isRequired: Bool { xml.map { $0.isRequired && !$0.isRepeated } ?? false }
}

extension Array where Element: NamedValue {
  /// Changes the forms of the values that have one.
  package mutating func editForms(_ edit: (inout XMLForm) throws -> Void) rethrows {
    for index in indices {
      guard var form = self[index].xml else { continue }
      try edit(&form)
      self[index].xml = form
    }
  }
}
