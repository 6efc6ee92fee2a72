import ServiceModel
import SwiftEmitter

/// A value as its form has it on one side.
struct FormedValue {
  /// The name in the model.
  let name: String
  let form: XMLForm
  /// The namespace of the type around it.
  let surrounding: String
  /// What it is in Swift.
  let shape: FormedShape

  init(name: String, form: XMLForm, in surrounding: String, shape: FormedShape) {
    self.name = name
    self.form = form
    self.surrounding = surrounding
    self.shape = shape
  }

  /// What it is called in messages; nil for what has no name there.
  var wireName: String? {
    switch form.kind {
    case .element, .attribute: writtenName
    case .content, .choice, .anyElements, .anyAttributes: nil
    }
  }

  fileprivate var writtenName: String { form.name ?? name }

  fileprivate var namespace: String {
    form.namespace ?? (form.kind == .attribute ? "" : surrounding)
  }
}

/// Compares how one value stands in XML on two sides.
struct FormComparison {
  let rules: FormRules
  /// What has the form, for messages (`field 'Name'`).
  let subject: String
  let place: Place
  let bindings: Bindings
  /// The messages that hold the value.
  let flow: Flow
  /// Whether a finding says that the name, or the type, is another one.
  let isRenamed: Bool
  let isRetyped: Bool

  func run(_ old: FormedValue, _ new: FormedValue, _ findings: inout FindingCollector) {
    if old.form == new.form { return }
    compareKinds(old, new, &findings)
    compareLists(old, new, &findings)
    comparePresence(old, new, &findings)
    compareLimits(old, new, &findings)
    compareNames(old, new, &findings)
  }

  // MARK: Where it stands

  private func compareKinds(
    _ old: FormedValue, _ new: FormedValue, _ findings: inout FindingCollector
  ) {
    guard old.form.kind != new.form.kind else { return }
    let (before, now) = (old.form.kind.noun, new.form.kind.noun)
    add(
      rules.kind, "is now \(now) and was \(before)", old, new, before, now, .breaking, &findings)
  }

  /// That one became several is told by its type.
  private func compareLists(
    _ old: FormedValue, _ new: FormedValue, _ findings: inout FindingCollector
  ) {
    let (before, now) = (old.form.listForm, new.form.listForm)
    if before == now || isRetyped { return }
    add(
      rules.list, "is now a list of \(now), and was a list of \(before)", old, new, before, now,
      .breaking, &findings)
  }

  // MARK: Whether it is there

  private func comparePresence(
    _ old: FormedValue, _ new: FormedValue, _ findings: inout FindingCollector
  ) {
    // What may be there several times is never required.
    if old.form.isRequired != new.form.isRequired, old.form.isRepeated == new.form.isRepeated {
      let isFewer = new.form.isRequired
      add(
        isFewer ? rules.required : rules.optional, isFewer ? "must be there" : "may be left out",
        old, new, nil, nil, wire(isFewer: isFewer), &findings)
    }
    if old.form.isNillable != new.form.isNillable {
      let isFewer = old.form.isNillable
      add(
        isFewer ? rules.nilRefused : rules.nilAllowed,
        isFewer ? "can no longer be nil" : "may be nil", old, new, nil, nil,
        wire(isFewer: isFewer), &findings)
    }
  }

  /// What is refused now was sent before, and what is sent now was not expected before.
  private func wire(isFewer: Bool) -> Effect {
    flow.contains(isFewer ? .request : .response) ? .breaking : .additive
  }

  // MARK: What is allowed

  private func compareLimits(
    _ old: FormedValue, _ new: FormedValue, _ findings: inout FindingCollector
  ) {
    let (before, now) = (old.form.facets ?? Facets(), new.form.facets ?? Facets())
    guard before != now else { return }
    let (texts, direction) = (FacetsText(before).text, FacetsComparison(before, now).direction)
    let isFewer = direction == .fewer
    let (rule, verb) =
      switch direction {
      case .fewer: (rules.narrowed, "allows less")
      case .more: (rules.widened, "allows more")
      case .other: (rules.limits, "allows other values")
      }
    add(
      rule, "\(verb): \(FacetsText(now).text) (was: \(texts))", old, new, texts,
      FacetsText(now).text, direction == .other ? .breaking : wire(isFewer: isFewer), &findings)
  }

  // MARK: Names

  private func compareNames(
    _ old: FormedValue, _ new: FormedValue, _ findings: inout FindingCollector
  ) {
    if old.form.namespace != new.form.namespace, old.form.kind == new.form.kind {
      add(
        rules.namespace,
        "is now in \(Self.text(new.namespace)) and was in "
          + Self.text(old.namespace), old, new, old.namespace, new.namespace,
        old.namespace != new.namespace && new.wireName != nil ? .breaking : .none, &findings)
    }
    if old.writtenName != new.writtenName, !isRenamed {
      add(
        rules.wireName, "is called '\(new.writtenName)' in XML and was '\(old.writtenName)'", old,
        new, old.writtenName, new.writtenName, new.wireName != nil ? .breaking : .none, &findings)
    }
  }

  private static func text(_ namespace: String) -> String {
    namespace.isEmpty ? "no namespace" : "'\(namespace)'"
  }

  // MARK: Verdicts

  private func add(
    _ rule: ChangeRule, _ verb: String, _ old: FormedValue, _ new: FormedValue,
    _ before: String?, _ now: String?, _ wire: Effect, _ findings: inout FindingCollector
  ) {
    findings.add(
      rule, place, "\(subject) \(verb)", old: before, new: now,
      effects: rule.effects.onWire(wire).onlyOverSOAP(bindings)
        .sparingSource(old.shape == new.shape))
  }
}

extension XMLForm {
  /// Where the items of a list are.
  fileprivate var listForm: String {
    if isRepeated { return "elements without one around them" }
    if isWordList { return "words of one text" }
    guard let item else { return "items that are called after their type" }
    let namespace = item.namespace.map { $0.isEmpty ? " in no namespace" : " in '\($0)'" } ?? ""
    return "items that are called '\(item.name)'\(namespace)"
  }

  /// Whether items are not called after their type.
  var namesItems: Bool { isRepeated || isWordList || item != nil }
}

extension XMLForm.Kind {
  /// For people, with an article.
  fileprivate var noun: String {
    switch self {
    case .element: "an element"
    case .attribute: "an attribute"
    case .content: "the content of the element around it"
    case .choice: "one of several elements"
    case .anyElements: "elements of any name"
    case .anyAttributes: "attributes of any name"
    }
  }
}
