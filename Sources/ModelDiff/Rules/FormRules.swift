/// Changes of how a value stands in XML: of a field, a parameter, a result or a case of a choice.
///
/// The same can happen to each of them; what it breaks differs by who makes the value and who reads it.
struct FormRules {
  let required: ChangeRule
  let optional: ChangeRule
  let nilAllowed: ChangeRule
  let nilRefused: ChangeRule
  let kind: ChangeRule
  let list: ChangeRule
  let wireName: ChangeRule
  let namespace: ChangeRule
  let narrowed: ChangeRule
  let widened: ChangeRule
  let limits: ChangeRule

  private var all: [ChangeRule] {
    [
      required, optional, nilAllowed, nilRefused, kind, list, wireName, namespace, narrowed,
      widened,
      limits,
    ]
  }

  static let all = field.all + parameter.all + result.all + option.all

  /// A field is made and read by everybody.
  static let field = FormRules(
    "field", .both, fewer: Row(.breaking, .breaking, .breaking),
    more: Row(.breaking, .breaking, .breaking))

  /// A caller may go on giving what may be left out now.
  static let parameter = FormRules(
    "parameter", .request, fewer: Row(.breaking, .breaking, .breaking),
    more: Row(.additive, .breaking, .additive))

  /// A caller may get less from a result that may be left out now.
  static let result = FormRules(
    "result", .response, fewer: Row(.breaking, .breaking, .additive),
    more: Row(.breaking, .breaking, .breaking))

  /// A case is there if its element is chosen, so in Swift only nil makes a difference.
  static let option = FormRules(
    "case", .both, fewer: Row(.none, .none, .breaking), more: Row(.none, .none, .breaking))
}

/// What some changes do to each audience.
private struct Row {
  let callers: Effect
  let implementers: Effect
  let wire: Effect

  init(_ callers: Effect, _ implementers: Effect, _ wire: Effect) {
    self.callers = callers
    self.implementers = implementers
    self.wire = wire
  }
}

extension FormRules {
  /// - Parameters:
  ///   - fewer: what it does when fewer messages are allowed than before.
  ///   - more: what it does when more are.
  private init(_ noun: String, _ direction: ChangeRule.Direction, fewer: Row, more: Row) {
    func rule(
      _ aspect: String, _ row: Row, twin: String? = nil, _ title: String, _ why: String
    ) -> ChangeRule {
      ChangeRule(
        "\(noun)-\(aspect)", direction, callers: row.callers, implementers: row.implementers,
        wire: row.wire, twin: "\(noun)-\(twin ?? aspect)", title, why)
    }
    let wireOnly = Row(.none, .none, .breaking)
    let all = Row(.breaking, .breaking, .breaking)
    let isCase = noun == "case"
    let other = isCase ? wireOnly : all
    required = rule(
      "required", fewer, twin: "optional", "a \(noun) must be there", Self.whyRequired)
    optional = rule(
      "optional", more, twin: "required", "a \(noun) may be left out", Self.whyOptional)
    nilAllowed = rule(
      "nil-allowed", isCase ? all : more, twin: "nil-refused", "a \(noun) may be nil",
      Self.whyNilAllowed)
    nilRefused = rule(
      "nil-refused", isCase ? all : fewer, twin: "nil-allowed", "a \(noun) can no longer be nil",
      Self.whyNilRefused)
    kind = rule(
      "kind-changed", other, "a \(noun) stands in another place of its XML", Self.whyKind)
    list = rule("list-form-changed", other, "the list of a \(noun) has another form", Self.whyList)
    wireName = rule(
      "wire-name-changed", wireOnly, "a \(noun) has another name in XML", Self.whyWireName)
    narrowed = rule(
      "narrowed", Row(.none, .none, fewer.wire), twin: "widened",
      "fewer values of a \(noun) are allowed",
      Self.whyNarrowed)
    widened = rule(
      "widened", Row(.none, .none, more.wire), twin: "narrowed",
      "more values of a \(noun) are allowed",
      Self.whyWidened)
    limits = rule(
      "limits-changed", wireOnly, "other values of a \(noun) are allowed", Self.whyLimits)
    namespace = rule(
      "namespace-changed", wireOnly, "a \(noun) has another namespace in XML", Self.whyNamespace)
  }

  private static let whyRequired = """
    In Swift the value is no longer optional and has no default. Receivers refuse a message that does \
    not have it, and old programs may leave it out. Where only the other side sends it, nothing is \
    missing that was there.
    """

  private static let whyOptional = """
    In Swift the value is optional and defaults to nil. Old programs refuse a message that does not \
    have it. A receiver that takes it either way understands old programs as before.
    """

  private static let whyNilAllowed = """
    What must be there and may be nil is optional in Swift and is sent as xsi:nil. Old programs refuse \
    nil; what they send is understood as before.
    """

  private static let whyNilRefused = """
    What must be there and may not be nil is not optional in Swift. Receivers refuse the nil that old \
    programs send; what these receive they understand as before.
    """

  private static let whyNarrowed = """
    A shorter text, a smaller range, one more pattern, fewer texts or fewer items: receivers refuse \
    what old programs may send. What these receive they understand as before. Swift does not show it.
    """

  private static let whyWidened = """
    A longer text, a larger range, a pattern less, more texts or more items: programs that are already \
    built refuse what they may receive now. What they send is understood as before. Swift does not \
    show it.
    """

  private static let whyLimits = """
    Some values that were allowed are not, and others are: each side may refuse what the other sends. \
    Swift does not show it.
    """

  private static let whyKind = """
    An attribute, an element, the content of the element around it, one of several elements, and \
    whatever has no name are read apart: at another place the value is not found. Source breaks \
    where the Swift type is another one.
    """

  private static let whyList = """
    The items stand next to the other values or in an element of their own, under their own name: \
    items that are looked for elsewhere are not found. A list without an element around it is never \
    nil in Swift.
    """

  private static let whyWireName = """
    The name in Swift is what it was. Under another name in messages nothing is found.
    """

  private static let whyNamespace = """
    Elements and attributes are known by name and namespace, so under another namespace nothing is \
    found. Swift does not show it. Where several values move from one namespace to another, that is \
    one finding.
    """
}
