/// A kind of change between two models: a row of the table that the comparison, the reports and the
/// explanations share.
package struct ChangeRule: Hashable, Sendable {
  /// The messages that the change affects.
  package enum Direction: String, Sendable {
    case request
    case response
    case both
  }

  /// Lowercase words joined by hyphens. It never changes, because accept files contain it.
  package let id: String
  package let direction: Direction
  /// The effects of such a change on each audience. If no operation uses the type, the change
  /// breaks nothing.
  package let effects: Effects
  /// A few words that name the rule in lists.
  package let title: String
  /// Why the effects are what they are, in full sentences.
  package let why: String
  /// The id of the rule for the opposite change; its own id if both are the same kind of change.
  package let twin: String

  /// - Parameter twin: nil if both are the same kind of change.
  init(
    _ id: String, direction: Direction = .both, effects: Effects, twin: String? = nil,
    title: String, why: String
  ) {
    self.id = id
    self.direction = direction
    self.effects = effects
    self.twin = twin ?? id
    self.title = title
    self.why = why
  }

  package var severity: ChangeSeverity { ChangeSeverity(effects) }

  /// Whether the rule is about what surrounds the messages of an operation, which many operations
  /// may share: headers, media types, statuses, and values that only the binding has.
  var isOfSurroundings: Bool { Self.surroundings.contains(id) }

  private static let surroundings: Set<String> = Set(
    (RESTRules.mediaTypes + [
      RESTRules.headerAdded, RESTRules.headerRemoved, RESTRules.headersReordered,
      RESTRules.statusAdded, RESTRules.statusRemoved, RESTRules.successAdded,
      RESTRules.successRemoved, RESTRules.parameterAdded, RESTRules.parameterRemoved,
      RESTRules.requiredParameterAdded, SOAPRules.requestHeaderAdded,
      SOAPRules.requestHeaderRemoved, SOAPRules.responseHeaderAdded,
      SOAPRules.responseHeaderRemoved, SOAPRules.headersReordered, SOAPRules.inputNamespace,
      SOAPRules.outputNamespace,
    ] + SOAPPartRules.all).map(\.id))
}

/// All rules.
package enum ChangeRules {
  /// Sorted by id.
  package static let all: [ChangeRule] = [
    VersionRules.all, ServiceRules.all, OperationRules.all, ParameterRules.all, ResultRules.all,
    SOAPRules.all, SOAPPartRules.all, RESTRules.all, TypeRules.all, FieldRules.all,
    FormRules.all, ChoiceRules.all, EnumerationRules.all, SettingsRules.all,
    DocumentationRules.all,
  ].flatMap { $0 }.sorted { $0.id < $1.id }

  package static func rule(_ id: String) -> ChangeRule? { all.first { $0.id == id } }
}
