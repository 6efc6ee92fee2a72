import ServiceModel
import SwiftEmitter

/// The messages that contain some values on both sides, and what each side knows about them.
struct ComparedMessages {
  let scope: ComparisonScope
  /// The bindings whose messages contain the values on both sides.
  let bindings: Bindings
  let knowledge: Knowledge
  /// The messages that contain the values.
  let flow: Flow

  /// Compares the types and the forms of two values that belong together.
  func compare(_ old: FormedValue, _ new: FormedValue, by rules: ValueRules, at place: Place) {
    let subject = "\(rules.noun) '\(new.name)'"
    TypeChange(
      messages: self, changed: rules.type, learned: rules.learned, lost: rules.lost,
      areItemsNamed: old.form.namesItems && new.form.namesItems
    ).compare(old.type, new.type, subject: subject, at: place.about(.type(of: .whole)))
    guard old.hasForm || new.hasForm else { return }
    FormComparison(
      old: old, new: new, rules: rules.forms, subject: subject, place: place, messages: self
    ).run()
  }
}

/// The rules for two values that belong together: parameters, results, fields or cases.
struct ValueRules {
  let noun: String
  let forms: FormRules
  let type: ChangeRule
  /// The rules for a type that became known, and for one that is no longer known; nil for the same
  /// rule.
  var learned: ChangeRule?
  var lost: ChangeRule?

  static let parameter = ValueRules(
    noun: "parameter", forms: .parameter, type: ParameterRules.type,
    learned: ParameterRules.typeLearned, lost: ParameterRules.typeLost)
  static let result = ValueRules(
    noun: "result", forms: .result, type: ResultRules.type, learned: ResultRules.typeLearned,
    lost: ResultRules.typeLost)
  static let field = ValueRules(
    noun: "field", forms: .field, type: FieldRules.type, learned: FieldRules.typeLearned,
    lost: FieldRules.typeLost)
  static let option = ValueRules(noun: "case", forms: .option, type: ChoiceRules.type)
}

/// A value with its form on one side.
struct FormedValue {
  /// The name in the model.
  let name: String
  let type: TypeReference
  let form: XMLForm
  /// Whether the form is stated. Otherwise it follows from the type.
  let hasForm: Bool
  /// The namespace of the type around it.
  let surrounding: String
  /// How the value is declared in Swift.
  let shape: FormedShape

  init(_ value: some NamedValue, form: XMLForm, in surrounding: String, shape: FormedShape) {
    name = value.name
    type = value.type
    self.form = form
    hasForm = value.xml != nil
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

  var writtenName: String { form.name ?? name }

  var namespace: String { form.namespace ?? (form.kind == .attribute ? "" : surrounding) }
}
