/// Changes of the form of a value in XML: of a field, a parameter, a result or a case of a choice.
///
/// The same changes can happen to each of them. What they break depends on who creates the value
/// and who reads it.
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
      widened, limits,
    ]
  }

  static let all = field.all + parameter.all + result.all + option.all

  /// Both sides create and read a field.
  static let field = FormRules("field", .both, fewer: .all(.breaking), more: .all(.breaking))

  /// A caller may still pass a value that may now be left out.
  static let parameter = FormRules(
    "parameter", .request, fewer: .all(.breaking),
    more: Effects(callers: .additive, implementers: .breaking, wire: .additive))

  /// A caller may get no value from a result that may now be left out.
  static let result = FormRules(
    "result", .response, fewer: .source(.breaking, wire: .additive), more: .all(.breaking))

  /// A case exists if its element is chosen, so in Swift only nil makes a difference.
  static let option = FormRules("case", .both, fewer: .wire(.breaking), more: .wire(.breaking))
}

extension FormRules {
  /// - Parameters:
  ///   - fewer: the effects if fewer messages are allowed than before.
  ///   - more: the effects if more messages are allowed than before.
  private init(_ noun: String, _ direction: ChangeRule.Direction, fewer: Effects, more: Effects) {
    func rule(
      _ aspect: String, _ effects: Effects, twin: String? = nil, title: String, why: String
    ) -> ChangeRule {
      ChangeRule(
        "\(noun)-\(aspect)", direction: direction, effects: effects,
        twin: "\(noun)-\(twin ?? aspect)", title: title, why: why)
    }
    let wireOnly = Effects.wire(.breaking)
    let all = Effects.all(.breaking)
    let isCase = noun == "case"
    let other = isCase ? wireOnly : all
    required = rule(
      "required", fewer, twin: "optional", title: "a \(noun) is required",
      why: Self.whyRequired)
    optional = rule(
      "optional", more, twin: "required", title: "a \(noun) may be left out",
      why: Self.whyOptional)
    nilAllowed = rule(
      "nil-allowed", isCase ? all : more, twin: "nil-refused", title: "a \(noun) may be nil",
      why: Self.whyNilAllowed)
    nilRefused = rule(
      "nil-refused", isCase ? all : fewer, twin: "nil-allowed",
      title: "a \(noun) can no longer be nil",
      why: Self.whyNilRefused)
    kind = rule(
      "kind-changed", other, title: "a \(noun) is at another place in XML", why: Self.whyKind)
    list = rule(
      "list-form-changed", other, title: "the list of a \(noun) has another form",
      why: Self.whyList)
    wireName = rule(
      "wire-name-changed", wireOnly, title: "a \(noun) has another name in XML",
      why: Self.whyWireName)
    narrowed = rule(
      "narrowed", .wire(fewer.wire), twin: "widened",
      title: "fewer values of a \(noun) are allowed",
      why: Self.whyNarrowed)
    widened = rule(
      "widened", .wire(more.wire), twin: "narrowed",
      title: "more values of a \(noun) are allowed",
      why: Self.whyWidened)
    limits = rule(
      "limits-changed", wireOnly, title: "other values of a \(noun) are allowed",
      why: Self.whyLimits)
    namespace = rule(
      "namespace-changed", wireOnly, title: "a \(noun) has another namespace in XML",
      why: Self.whyNamespace)
  }

  private static let whyRequired = """
    In Swift, the value is no longer optional and has no default. Receivers refuse a message \
    without it, and old programs may leave it out. If only the other side sends it, nothing is \
    missing that was there before.
    """

  private static let whyOptional = """
    In Swift, the value is optional and its default is nil. Old programs refuse a message without \
    it. Receivers understand messages of old programs as before.
    """

  private static let whyNilAllowed = """
    A required value that may be nil is optional in Swift, and nil is sent as xsi:nil. Old \
    programs refuse nil. What they send is understood as before.
    """

  private static let whyNilRefused = """
    A required value that may not be nil is not optional in Swift. Receivers refuse nil, which old \
    programs may send. What old programs receive, they understand as before.
    """

  private static let whyNarrowed = """
    For example a shorter text, a smaller range, one more pattern, fewer texts or fewer items. \
    Receivers refuse what old programs may send. What old programs receive, they understand as \
    before. The Swift code does not change.
    """

  private static let whyWidened = """
    For example a longer text, a larger range, one pattern less, more texts or more items. \
    Programs that are already built refuse what they may now receive. What they send is understood \
    as before. The Swift code does not change.
    """

  private static let whyLimits = """
    Some values that were allowed no longer are, and other values are: each side may refuse what \
    the other sends. The Swift code does not change.
    """

  private static let whyKind = """
    The place can be an attribute, an element, the content of the surrounding element, one of \
    several elements, or parts of any name. They are read separately: at another place, the value \
    is not found. Source code breaks if the Swift type is another one.
    """

  private static let whyList = """
    The items of a list are next to the other values or inside an element of the list, and have a \
    name. Items at another place are not found. In Swift, a list without a surrounding element is \
    never nil.
    """

  private static let whyWireName = """
    The name in Swift does not change. A value with another name in messages is not found.
    """

  private static let whyNamespace = """
    Elements and attributes are identified by name and namespace, so a value in another namespace \
    is not found. The Swift code does not change. If several values move from one namespace to \
    another, that is one finding.
    """
}
