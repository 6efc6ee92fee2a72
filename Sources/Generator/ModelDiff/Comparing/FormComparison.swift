import ServiceModel
import SwiftEmitter

/// A value with its form on one side.
struct FormedValue {
  /// The name in the model.
  let name: String
  let form: XMLForm
  /// The namespace of the type around it.
  let surrounding: String
  /// How the value is declared in Swift.
  let shape: FormedShape

  init(name: String, form: XMLForm, in surrounding: String, shape: FormedShape) {
    self.name = name
    self.form = form
    self.surrounding = surrounding
    self.shape = shape
  }

  /// Its name in messages; nil if it has no name there.
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

/// Compares the form of one value in XML on two sides.
struct FormComparison {
  let rules: FormRules
  /// The name of the value with the form, for messages (`field 'Name'`).
  let subject: String
  let place: Place
  let bindings: Bindings
  /// The messages that contain the value.
  let flow: Flow
  /// Whether a finding already reports another name, or another type.
  let isRenamed: Bool
  let isRetyped: Bool

  func run(_ old: FormedValue, _ new: FormedValue, findings: inout FindingCollector) {
    if old.form == new.form { return }
    compareKinds(old, new, findings: &findings)
    compareLists(old, new, findings: &findings)
    comparePresence(old, new, findings: &findings)
    compareLimits(old, new, findings: &findings)
    compareNames(old, new, findings: &findings)
  }

  // MARK: The place in XML

  private func compareKinds(
    _ old: FormedValue, _ new: FormedValue, findings: inout FindingCollector
  ) {
    guard old.form.kind != new.form.kind else { return }
    let (before, now) = (old.form.kind.noun, new.form.kind.noun)
    add(
      rules.kind, verb: "is now \(now) and was \(before)", old: old, new: new, before: before,
      now: now, wire: .breaking, findings: &findings)
  }

  /// A change from one item to several is a finding about the type.
  private func compareLists(
    _ old: FormedValue, _ new: FormedValue, findings: inout FindingCollector
  ) {
    let (before, now) = (old.form.listForm, new.form.listForm)
    if before == now || isRetyped { return }
    add(
      rules.list, verb: "is now a list of \(now), and was a list of \(before)", old: old, new: new,
      before: before, now: now,
      wire: .breaking, findings: &findings)
  }

  // MARK: Presence

  private func comparePresence(
    _ old: FormedValue, _ new: FormedValue, findings: inout FindingCollector
  ) {
    // A value that may occur several times is never required.
    if old.form.isRequired != new.form.isRequired, old.form.isRepeated == new.form.isRepeated {
      let isFewer = new.form.isRequired
      add(
        isFewer ? rules.required : rules.optional,
        verb: isFewer ? "is required" : "may be left out",
        old: old, new: new, before: nil, now: nil, wire: wire(isFewer: isFewer), findings: &findings
      )
    }
    if old.form.isNillable != new.form.isNillable {
      let isFewer = old.form.isNillable
      add(
        isFewer ? rules.nilRefused : rules.nilAllowed,
        verb: isFewer ? "can no longer be nil" : "may be nil", old: old, new: new, before: nil,
        now: nil,
        wire: wire(isFewer: isFewer), findings: &findings)
    }
  }

  /// Fewer values break requests: callers sent the others before. More values break responses:
  /// nobody expected them before.
  private func wire(isFewer: Bool) -> Effect {
    flow.contains(isFewer ? .request : .response) ? .breaking : .additive
  }

  // MARK: Allowed values

  private func compareLimits(
    _ old: FormedValue, _ new: FormedValue, findings: inout FindingCollector
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
      rule, verb: "\(verb): \(FacetsText(now).text) (was: \(texts))", old: old, new: new,
      before: texts,
      now: FacetsText(now).text, wire: direction == .other ? .breaking : wire(isFewer: isFewer),
      findings: &findings)
  }

  // MARK: Names

  private func compareNames(
    _ old: FormedValue, _ new: FormedValue, findings: inout FindingCollector
  ) {
    if old.form.namespace != new.form.namespace, old.form.kind == new.form.kind {
      add(
        rules.namespace,
        verb: "is now in \(Self.text(new.namespace)) and was in "
          + Self.text(old.namespace), old: old, new: new, before: old.namespace, now: new.namespace,
        wire: old.namespace != new.namespace && new.wireName != nil ? .breaking : .none,
        findings: &findings)
    }
    if old.writtenName != new.writtenName, !isRenamed {
      add(
        rules.wireName, verb: "is called '\(new.writtenName)' in XML and was '\(old.writtenName)'",
        old: old,
        new: new, before: old.writtenName, now: new.writtenName,
        wire: new.wireName != nil ? .breaking : .none, findings: &findings)
    }
  }

  private static func text(_ namespace: String) -> String {
    namespace.isEmpty ? "no namespace" : "'\(namespace)'"
  }

  // MARK: Verdicts

  private func add(
    _ rule: ChangeRule, verb: String, old: FormedValue, new: FormedValue,
    before: String?, now: String?, wire: Effect, findings: inout FindingCollector
  ) {
    findings.add(
      rule, at: place, message: "\(subject) \(verb)", old: before, new: now,
      effects: rule.effects.onWire(wire).onlyOverSOAP(bindings)
        .sparingSource(old.shape == new.shape))
  }
}

extension XMLForm {
  /// The place of the items of a list.
  fileprivate var listForm: String {
    if isRepeated { return "elements without a surrounding element" }
    if isWordList { return "words of one text" }
    guard let item else { return "items with the name of their type" }
    let namespace = item.namespace.map { $0.isEmpty ? " in no namespace" : " in '\($0)'" } ?? ""
    return "items with the name '\(item.name)'\(namespace)"
  }

  /// Whether the items do not have the name of their type.
  var namesItems: Bool { isRepeated || isWordList || item != nil }
}

extension XMLForm.Kind {
  /// A readable description, with an article.
  fileprivate var noun: String {
    switch self {
    case .element: "an element"
    case .attribute: "an attribute"
    case .content: "the content of the surrounding element"
    case .choice: "one of several elements"
    case .anyElements: "elements of any name"
    case .anyAttributes: "attributes of any name"
    }
  }
}
