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
  private var presence: ParameterPresence { scope.presence }

  func run(_ findings: inout FindingCollector) {
    let parameters = values(
      .parameter, old: old.parameters, new: new.parameters, findings: &findings)
    comparePresence(of: parameters, &findings)
    let results = values(.result, old: old.results, new: new.results, findings: &findings)
    SOAPComparison(place: place, oldName: old.name, newName: new.name, scope: scope)
      .run(old.soap, new.soap, findings: &findings)
    let rest = RESTComparison(
      place: place, oldName: old.name, newName: new.name, scope: scope,
      parameters: parameters, isResultNewOrGone: old.results.isEmpty != new.results.isEmpty)
    rest.run(old.rest, new.rest, findings: &findings)

    var oldProse = SubjectProse()
    var newProse = SubjectProse()
    oldProse.add(scope.ownText(of: old))
    newProse.add(scope.ownText(of: new))
    for (noun, pairs) in [("parameter", parameters.pairs), ("result", results.pairs)] {
      for (old, new) in pairs {
        oldProse.add("\(noun) \(new.name)", scope.ownText(old.documentation, of: old.type))
        newProse.add("\(noun) \(new.name)", scope.ownText(new.documentation, of: new.type))
      }
    }
    rest.addProse(of: old.rest, new.rest, to: &oldProse, &newProse)
    SubjectProse.compare(oldProse, newProse, at: place, findings: &findings)
  }

  private func values(
    _ kind: ModelPath.MemberKind, old: [Parameter], new: [Parameter],
    findings: inout FindingCollector
  ) -> Pairing<Parameter> {
    let pairing = Pairing(ordered: old, new, name: \.name) {
      types.apply(to: $0.type) == $1.type || SwiftSpelling.isSameMember($0.name, $1.name)
    }
    if old == new { return pairing }
    let rules = ValueRules(kind, oldCount: old.count, newCount: new.count)
    for value in pairing.removed {
      findings.add(
        rules.removed, at: place.removed(kind, value.name),
        message: "\(rules.noun) '\(value.name)' was removed: \(value.type)", old: "\(value.type)")
    }
    for value in pairing.added {
      let rule = rules.added(value)
      findings.add(
        rule, at: place.added(kind, value.name),
        message: "\(rules.noun) '\(value.name)' was added: \(value.type)"
          + (value.isRequired ? ", required" : ""), new: "\(value.type)",
        effects: kind == .parameter ? effectsOfAdding(value, by: rule) : nil)
    }
    for (old, new) in pairing.renamed {
      findings.add(
        rules.renamed, at: place.member(kind, old: old.name, new: new.name),
        message: "\(rules.noun) '\(old.name)' was renamed to '\(new.name)'", old: old.name,
        new: new.name,
        effects: rules.renamed.effects.onWire(wireOfRenaming(kind, before: old, now: new))
          .sparingSource(SwiftSpelling.isSameMember(old.name, new.name)))
    }
    for (_, value) in pairing.moved {
      findings.add(
        rules.moved, at: place.kept(kind, value.name),
        message: "\(rules.noun) '\(value.name)' moved",
        old: old.map(\.name).joined(separator: ", "), new: new.map(\.name).joined(separator: ", "),
        effects: rules.moved.effects.onlyOverSOAP(bindings))
    }
    for (old, new) in pairing.kept {
      compare(kind, rules: rules, old: old, new: new, isRenamed: false, findings: &findings)
    }
    for (old, new) in pairing.renamed {
      compare(kind, rules: rules, old: old, new: new, isRenamed: true, findings: &findings)
    }
    return pairing
  }

  private func compare(
    _ kind: ModelPath.MemberKind, rules: ValueRules, old: Parameter, new: Parameter,
    isRenamed: Bool, findings: inout FindingCollector
  ) {
    let place = place.member(kind, old: old.name, new: new.name)
    TypeChange(
      scope: scope, bindings: bindings, knowledge: Knowledge(self.old, self.new),
      changed: rules.type, learned: rules.learned, lost: rules.lost,
      areItemsNamed: old.namesItems && new.namesItems
    ).compare(
      old.type, new.type, subject: "\(rules.noun) '\(new.name)'", at: place, findings: &findings)
    guard old.hasForm || new.hasForm else { return }
    let values = formedValues(kind, old: old, new: new)
    FormComparison(
      rules: rules.forms, subject: "\(rules.noun) '\(new.name)'", place: place, bindings: bindings,
      flow: rules.flow, isRenamed: isRenamed, isRetyped: scope.isAnother(old.type, new.type)
    ).run(values.old, values.new, findings: &findings)
  }

  private func formedValues(
    _ kind: ModelPath.MemberKind, old: Parameter, new: Parameter
  ) -> (old: FormedValue, new: FormedValue) {
    let forms = presence.xmlForms(old, new)
    let (before, now) = (presence.old(old, of: self.old), presence.new(new, of: self.new))
    let isParameter = kind == .parameter
    return (
      FormedValue(
        name: old.name, form: forms.old, in: scope.oldTypes.namespace,
        shape: isParameter ? before.shape : FormedShape(forms.old)),
      FormedValue(
        name: new.name, form: forms.new, in: scope.newTypes.namespace,
        shape: isParameter ? now.shape : FormedShape(forms.new))
    )
  }
}

// MARK: - Names in messages

extension OperationComparison {
  /// Over SOAP, a name is an element. Over REST, it may be a property, or be in a query, where case
  /// has no meaning. A value that is the whole body or a part of the path is sent without its name.
  private func wireOfRenaming(
    _ kind: ModelPath.MemberKind, before: Parameter, now: Parameter
  ) -> Effect {
    if bindings.contains(.soap) {
      let values = formedValues(kind, old: before, new: now)
      return values.old.wireName == values.new.wireName ? .none : .breaking
    }
    if kind == .result { return .none }
    let carriers = old.carriers(of: before.name) + new.carriers(of: now.name)
    let isNamed = carriers.contains { carrier in
      switch carrier.location {
      case .path, .body: false
      case .query: before.name.lowercased() != now.name.lowercased()
      case .property: true
      }
    }
    return isNamed ? .breaking : .none
  }
}

// MARK: - Presence

extension OperationComparison {
  /// A call need not mention a parameter that may be left out.
  private func effectsOfAdding(_ parameter: Parameter, by rule: ChangeRule) -> Effects {
    var effects = rule.effects
    if presence.new(parameter, of: new).hasDefault { effects.callers = .additive }
    return effects
  }

  private func comparePresence(
    of parameters: Pairing<Parameter>, _ findings: inout FindingCollector
  ) {
    for pair in parameters.kept where types.apply(to: pair.old.type) == pair.new.type {
      let before = presence.old(pair.old, of: old)
      let now = presence.new(pair.new, of: new)
      if before == now { continue }
      // A value with another form has a separate finding about its declaration in Swift.
      if pair.old.hasForm || pair.new.hasForm, before.shape != now.shape { continue }
      let mustBeGiven =
        before.isOptional && !now.isOptional || before.hasDefault && !now.hasDefault
      let rule = mustBeGiven ? ParameterRules.given : ParameterRules.omitted
      let verb = mustBeGiven ? "must be given" : "may be left out"
      var effects = rule.effects
      if before.isOptional == now.isOptional { effects.implementers = .none }
      findings.add(
        rule, at: place.kept(.parameter, pair.new.name),
        message: "parameter '\(pair.new.name)' now \(verb)",
        effects: effects)
    }
  }
}

/// The rules for parameters or for results.
private struct ValueRules {
  var noun: String
  var forms: FormRules
  var flow: Flow
  private var added: ChangeRule
  private var requiredAdded: ChangeRule
  var removed: ChangeRule
  var renamed: ChangeRule
  var moved: ChangeRule
  var type: ChangeRule
  var learned: ChangeRule
  var lost: ChangeRule

  init(_ kind: ModelPath.MemberKind, oldCount: Int, newCount: Int) {
    if kind == .parameter {
      noun = "parameter"
      forms = .parameter
      flow = .request
      requiredAdded = ParameterRules.requiredAdded
      added = ParameterRules.added
      removed = ParameterRules.removed
      renamed = ParameterRules.renamed
      moved = ParameterRules.moved
      type = ParameterRules.type
      learned = ParameterRules.typeLearned
      lost = ParameterRules.typeLost
    } else {
      noun = "result"
      forms = .result
      flow = .response
      added = oldCount == 0 && newCount == 1 ? ResultRules.firstAdded : ResultRules.added
      requiredAdded = added
      removed = newCount == 0 && oldCount == 1 ? ResultRules.lastRemoved : ResultRules.removed
      let isSingle = oldCount == 1 && newCount == 1
      renamed = isSingle ? ResultRules.singleRenamed : ResultRules.renamed
      moved = ResultRules.moved
      type = ResultRules.type
      learned = ResultRules.typeLearned
      lost = ResultRules.typeLost
    }
  }

  func added(_ value: Parameter) -> ChangeRule { value.isRequired ? requiredAdded : added }
}

extension Parameter {
  /// Whether the form of the value decides its place in XML; otherwise its type does.
  fileprivate var hasForm: Bool { xml != nil }

  fileprivate var isRequired: Bool { xml.map { $0.isRequired && !$0.isRepeated } ?? false }

  fileprivate var namesItems: Bool { xml?.namesItems ?? false }
}
