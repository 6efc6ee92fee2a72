/// Changes of the parameters of an operation.
enum ParameterRules {
  static let all = [
    added, requiredAdded, removed, renamed, moved, type, typeLearned, typeLost, given, omitted,
  ]

  static let added = ChangeRule(
    "parameter-added", direction: .request, effects: .source(.breaking, wire: .additive),
    twin: "parameter-removed", title: "a parameter was added",
    why: """
      Parameters have no defaults: a call must have an argument for each, and an implementation must \
      accept it. In messages, a missing element is read as nil or as the default of its type, and an \
      unknown one is skipped, so old programs still work. Only a parameter that is offered over REST \
      alone, in a query, and is not required has a default: a call need not mention it.
      """)

  static let requiredAdded = ChangeRule(
    "required-parameter-added", direction: .request, effects: .all(.breaking),
    twin: "parameter-removed", title: "a required parameter was added",
    why: """
      A call must have an argument for it, and an implementation must accept it. Servers refuse a \
      request without it, and old clients do not send it.
      """)

  static let removed = ChangeRule(
    "parameter-removed", direction: .request, effects: .all(.breaking), twin: "parameter-added",
    title: "a parameter was removed",
    why: """
      The label no longer exists, in calls and in the protocol. Servers skip what old clients send: \
      the call arrives, but no longer means the same.
      """)

  static let renamed = ChangeRule(
    "parameter-renamed", direction: .request, effects: .all(.breaking),
    title: "a parameter was renamed",
    why: """
      There is another name at the same place, with the same type. It is the label in Swift and the \
      element or property in messages. A value with the old name is skipped.
      """)

  static let moved = ChangeRule(
    "parameter-moved", direction: .request, effects: .all(.breaking),
    title: "the order of parameters changed",
    why: """
      Swift requires arguments in the declared order. Over SOAP, the elements are a sequence, and \
      some services (.NET for example) skip an element that comes too late.
      """)

  static let type = ChangeRule(
    "parameter-type-changed", direction: .request, effects: .all(.breaking),
    title: "the type of a parameter changed",
    why: """
      The argument has another Swift type, and the text in messages another form. Types that have \
      different names and are the same in messages, field by field, break only source code.
      """)

  static let typeLearned = ChangeRule.typeLearned(
    "parameter", direction: .request, declaration: "argument")

  static let typeLost = ChangeRule.typeLost(
    "parameter", direction: .request, declaration: "argument")

  static let given = ChangeRule(
    "parameter-must-be-given", direction: .request, effects: .source(.breaking, wire: .none),
    twin: "parameter-may-be-omitted", title: "a parameter can no longer be left out",
    why: """
      A parameter that is offered over REST only, in a path or a query, is optional in Swift if the \
      page says so. A call that leaves it out, or has an argument that may be nil, no longer \
      compiles. In an implementation, the parameter has another type. The effect on messages is a \
      separate finding.
      """)

  static let omitted = ChangeRule(
    "parameter-may-be-omitted", direction: .request,
    effects: Effects(callers: .additive, implementers: .breaking, wire: .none),
    twin: "parameter-must-be-given", title: "a parameter may be left out",
    why: """
      A parameter that is offered over REST only, in a path or a query, is optional in Swift if the \
      page says so. Calls with an argument for it compile as before. In an implementation, the \
      parameter is now optional. The effect on messages is a separate finding.
      """)
}
