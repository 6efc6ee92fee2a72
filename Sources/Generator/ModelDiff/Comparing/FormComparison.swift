import ServiceModel

/// Compares the form of one value in XML on two sides.
struct FormComparison {
  let old: FormedValue
  let new: FormedValue
  let rules: FormRules
  /// The name of the value with the form, for messages (`field 'Name'`).
  let subject: String
  let place: Place
  let messages: ComparedMessages

  func run() {
    if old.form == new.form { return }
    compareKinds()
    compareLists()
    comparePresence()
    compareLimits()
    compareNames()
  }

  // MARK: The place in XML

  private func compareKinds() {
    guard old.form.kind != new.form.kind else { return }
    let (before, now) = (old.form.kind.noun, new.form.kind.noun)
    report(rules.kind, "is now \(now) and was \(before)", old: before, new: now, wire: .breaking)
  }

  /// A change from one item to several is a finding about the type.
  private func compareLists() {
    let (before, now) = (old.form.listForm, new.form.listForm)
    if before == now || messages.scope.isAnother(old.type, new.type) { return }
    report(
      rules.list, "is now a list of \(now), and was a list of \(before)", old: before, new: now,
      wire: .breaking)
  }

  // MARK: Presence

  private func comparePresence() {
    // A value that may occur several times is never required.
    if old.form.isRequired != new.form.isRequired, old.form.isRepeated == new.form.isRepeated {
      let isFewer = new.form.isRequired
      report(
        isFewer ? rules.required : rules.optional, isFewer ? "is required" : "may be left out",
        wire: wire(isFewer: isFewer))
    }
    if old.form.isNillable != new.form.isNillable {
      let isFewer = old.form.isNillable
      report(
        isFewer ? rules.nilRefused : rules.nilAllowed,
        isFewer ? "can no longer be nil" : "may be nil", wire: wire(isFewer: isFewer))
    }
  }

  /// Fewer values break requests: callers sent the others before. More values break responses:
  /// nobody expected them before.
  private func wire(isFewer: Bool) -> Effect {
    messages.flow.contains(isFewer ? .request : .response) ? .breaking : .additive
  }

  // MARK: Allowed values

  private func compareLimits() {
    let (old, new) = (old.form.facets ?? Facets(), new.form.facets ?? Facets())
    guard old != new else { return }
    let (before, now) = (FacetsText(old).text, FacetsText(new).text)
    let (rule, verb, wire) =
      switch FacetsComparison(old, new).direction {
      case .fewer: (rules.narrowed, "allows less", self.wire(isFewer: true))
      case .more: (rules.widened, "allows more", self.wire(isFewer: false))
      case .other: (rules.limits, "allows other values", .breaking)
      }
    report(rule, "\(verb): \(now) (was: \(before))", old: before, new: now, wire: wire)
  }

  // MARK: Names

  private func compareNames() {
    let isNamed = new.wireName != nil
    if old.form.namespace != new.form.namespace, old.form.kind == new.form.kind {
      report(
        rules.namespace,
        "is now in \(Self.text(new.namespace)) and was in \(Self.text(old.namespace))",
        old: old.namespace, new: new.namespace,
        wire: old.namespace != new.namespace && isNamed ? .breaking : .none)
    }
    // Another name in the model has a separate finding.
    if old.writtenName != new.writtenName, old.name == new.name {
      report(
        rules.wireName, "is called '\(new.writtenName)' in XML and was '\(old.writtenName)'",
        old: old.writtenName, new: new.writtenName, wire: isNamed ? .breaking : .none)
    }
  }

  private static func text(_ namespace: String) -> String {
    namespace.isEmpty ? "no namespace" : "'\(namespace)'"
  }

  // MARK: Verdicts

  private func report(
    _ rule: ChangeRule, _ verb: String, old before: String? = nil, new now: String? = nil,
    wire: Effect
  ) {
    place.report(
      rule, "\(subject) \(verb)", old: before, new: now,
      effects: rule.effects.onWire(wire).onlyOverSOAP(messages.bindings)
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
