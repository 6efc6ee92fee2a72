import ServiceModel
import SwiftEmitter

/// Compares two forms of one operation.
struct OperationComparison {
  let old: ServiceOperation
  let new: ServiceOperation
  let place: Place
  let scope: ComparisonScope

  private var bindings: Bindings { Bindings(old, new) }
  private var types: TypeRenames { scope.types }

  func run() {
    let parameters = values(.parameter, old: old.parameters, new: new.parameters)
    comparePresence(of: parameters)
    let results = values(.result, old: old.results, new: new.results)
    let texts = NamedTextComparison(place: place, oldName: old.name, newName: new.name)
    SOAPComparison(place: place, texts: texts, scope: scope).run(old.soap, new.soap)
    let rest = RESTComparison(
      place: place, texts: texts, scope: scope, parameters: parameters,
      isResultNewOrGone: old.results.isEmpty != new.results.isEmpty)
    rest.run(old.rest, new.rest)

    var prose = ProseComparison()
    prose.add(scope.ownText(of: old), scope.ownText(of: new))
    prose.add(parameters.pairs, "parameter", in: scope)
    prose.add(results.pairs, "result", in: scope)
    rest.addProse(of: old.rest, new.rest, to: &prose)
    prose.report(at: place)
  }

  private func values(
    _ kind: ModelPath.MemberKind, old: [Parameter], new: [Parameter]
  ) -> Pairing<Parameter> {
    let pairing = Pairing(ordered: old, new, name: \.name) {
      types.apply(to: $0.type) == $1.type || SwiftSpelling.isSameMember($0.name, $1.name)
    }
    if old == new { return pairing }
    let rules =
      kind == .parameter
      ? PresenceRules.parameters : .results(oldCount: old.count, newCount: new.count)
    reportPresence(of: pairing, kind, rules)
    for (_, value) in pairing.moved {
      place.kept(kind, value.name).report(
        rules.moved, "\(rules.values.noun) '\(value.name)' moved",
        old: old.map(\.name).joined(separator: ", "), new: new.map(\.name).joined(separator: ", "),
        effects: rules.moved.effects.onlyOverSOAP(bindings))
    }
    let messages = ComparedMessages(
      scope: scope, bindings: bindings, knowledge: Knowledge(self.old, self.new), flow: rules.flow)
    for (old, new) in pairing.pairs {
      messages.compare(
        oldValue(kind, old), newValue(kind, new), by: rules.values,
        at: place.member(kind, old: old.name, new: new.name))
    }
    return pairing
  }

  private func reportPresence(
    of pairing: Pairing<Parameter>, _ kind: ModelPath.MemberKind, _ rules: PresenceRules
  ) {
    let noun = rules.values.noun
    for value in pairing.removed {
      place.removed(kind, value.name).report(
        rules.removed, "\(noun) '\(value.name)' was removed: \(value.type)",
        old: "\(value.type)")
    }
    for value in pairing.added {
      let rule = rules.adding(value)
      place.added(kind, value.name).report(
        rule,
        "\(noun) '\(value.name)' was added: \(value.type)"
          + (value.isRequired ? ", required" : ""), new: "\(value.type)",
        effects: kind == .parameter ? effectsOfAdding(value, by: rule) : nil)
    }
    for (old, new) in pairing.renamed {
      place.member(kind, old: old.name, new: new.name).reportRenaming(
        rules.renamed, of: noun, old: old.name, new: new.name,
        isOnWire: isRenamedOnWire(kind, before: old, now: new))
    }
  }

  private func oldValue(_ kind: ModelPath.MemberKind, _ value: Parameter) -> FormedValue {
    Self.value(kind, value, of: old, on: scope.old)
  }

  private func newValue(_ kind: ModelPath.MemberKind, _ value: Parameter) -> FormedValue {
    Self.value(kind, value, of: new, on: scope.new)
  }

  private static func value(
    _ kind: ModelPath.MemberKind, _ value: Parameter, of operation: ServiceOperation,
    on side: ComparedSide
  ) -> FormedValue {
    let form = side.presence.xmlForm(of: value)
    let shape =
      kind == .parameter ? side.presence.form(of: value, in: operation).shape : FormedShape(form)
    return FormedValue(value, form: form, in: side.types.namespace, shape: shape)
  }
}

// MARK: - Names in messages

extension OperationComparison {
  /// Over SOAP, a name is an element. Over REST, it may be a property, or be in a query, where case
  /// has no meaning. A value that is the whole body or a part of the path is sent without its name.
  private func isRenamedOnWire(
    _ kind: ModelPath.MemberKind, before: Parameter, now: Parameter
  ) -> Bool {
    if bindings.contains(.soap) {
      return oldValue(kind, before).wireName != newValue(kind, now).wireName
    }
    if kind == .result { return false }
    let carriers = old.carriers(of: before.name) + new.carriers(of: now.name)
    return carriers.contains { carrier in
      switch carrier.location {
      case .path, .body: false
      case .query: before.name.lowercased() != now.name.lowercased()
      case .property: true
      }
    }
  }
}

// MARK: - Presence

extension OperationComparison {
  /// A call need not mention a parameter that may be left out.
  private func effectsOfAdding(_ parameter: Parameter, by rule: ChangeRule) -> Effects {
    var effects = rule.effects
    if scope.new.presence.form(of: parameter, in: new).hasDefault { effects.callers = .additive }
    return effects
  }

  private func comparePresence(of parameters: Pairing<Parameter>) {
    for pair in parameters.kept where types.apply(to: pair.old.type) == pair.new.type {
      let before = scope.old.presence.form(of: pair.old, in: old)
      let now = scope.new.presence.form(of: pair.new, in: new)
      if before == now { continue }
      // A value with another form has a separate finding about its declaration in Swift.
      if pair.old.xml != nil || pair.new.xml != nil, before.shape != now.shape { continue }
      let mustBeGiven = before.isOptional && !now.isOptional || before.hasDefault && !now.hasDefault
      let rule = mustBeGiven ? ParameterRules.given : ParameterRules.omitted
      let verb = mustBeGiven ? "must be given" : "may be left out"
      var effects = rule.effects
      if before.isOptional == now.isOptional { effects.implementers = .none }
      place.kept(.parameter, pair.new.name).report(
        rule, "parameter '\(pair.new.name)' now \(verb)", effects: effects)
    }
  }
}

/// The rules for parameters or results that come, go or move.
private struct PresenceRules {
  let values: ValueRules
  let flow: Flow
  let added: ChangeRule
  let requiredAdded: ChangeRule
  let removed: ChangeRule
  let renamed: ChangeRule
  let moved: ChangeRule

  static let parameters = PresenceRules(
    values: .parameter, flow: .request, added: ParameterRules.added,
    requiredAdded: ParameterRules.requiredAdded, removed: ParameterRules.removed,
    renamed: ParameterRules.renamed, moved: ParameterRules.moved)

  static func results(oldCount: Int, newCount: Int) -> PresenceRules {
    let added = oldCount == 0 && newCount == 1 ? ResultRules.firstAdded : ResultRules.added
    let isLast = newCount == 0 && oldCount == 1
    let isSingle = oldCount == 1 && newCount == 1
    return PresenceRules(
      values: .result, flow: .response, added: added, requiredAdded: added,
      removed: isLast ? ResultRules.lastRemoved : ResultRules.removed,
      renamed: isSingle ? ResultRules.singleRenamed : ResultRules.renamed,
      moved: ResultRules.moved)
  }

  func adding(_ value: Parameter) -> ChangeRule { value.isRequired ? requiredAdded : added }
}
