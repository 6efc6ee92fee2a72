/// A kind of change between two models: a row of the table that comparing, reports and
/// explanations share.
package struct ChangeRule: Hashable, Sendable {
  /// Which messages are concerned.
  package enum Direction: String, Codable, Sendable {
    case request
    case response
    case both
  }

  /// Lower case words joined by dashes, stable for good: accept files name it.
  package let id: String
  package let direction: Direction
  /// What such a change does to each audience. Of a type that no operation uses it breaks nobody.
  package let effects: Effects
  /// A few words that name the rule in lists.
  package let title: String
  /// Why the effects are what they are, in full sentences.
  package let why: String
  /// The id of the rule that speaks of the opposite change; its own where both are of one kind.
  package let twin: String

  package init(
    _ id: String, _ direction: Direction, callers: Effect, implementers: Effect, wire: Effect,
    twin: String, _ title: String, _ why: String
  ) {
    self.id = id
    self.direction = direction
    self.effects = Effects(callers: callers, implementers: implementers, wire: wire)
    self.twin = twin
    self.title = title
    self.why = why
  }

  package var severity: ChangeSeverity { ChangeSeverity(effects) }

  /// Whether it is about what surrounds the messages of an operation and may be alike for many:
  /// headers, media types, statuses, and what the binding alone carries.
  package var isOfSurroundings: Bool { Self.surroundings.contains(id) }

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
