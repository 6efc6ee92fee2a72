/// All rules.
package enum ChangeRules {
  /// Sorted by id.
  package static let all: [ChangeRule] = [
    VersionRules.all, ServiceRules.all, OperationRules.all, ParameterRules.all, ResultRules.all,
    SOAPRules.all, SOAPPartRules.all, RESTRules.all, TypeRules.all, FieldRules.all,
    FormRules.all, ChoiceRules.all, EnumerationRules.all, DocumentationRules.all,
  ].flatMap { $0 }.sorted { $0.id < $1.id }

  package static func rule(_ id: String) -> ChangeRule? { all.first { $0.id == id } }
}
