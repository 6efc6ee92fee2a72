import Mustache
import ServiceModel

/// The arguments of a coder's call for a value that is not written in XML by the rule.
struct FormView {
  let name: String
  let form: XMLForm
  /// The namespace of the enclosing type; nil for the namespace of the version.
  let namespace: String?
  let names: NamePlan
  /// Whether Swift allows nil although the value is required, because the type contains itself.
  var isIndirect = false
  /// Whether elements of any name are kept next to it. Then choices do not take them.
  var keepsOthers = false

  var value: TemplateObject {
    let isSeveral = form.isRepeated
    let isList = form.item != nil && !isSeveral
    return [
      "isChoice": .bool(form.kind == .choice && !isSeveral),
      "isChoices": .bool(form.kind == .choice && isSeveral),
      "isOtherElements": .bool(form.kind == .anyElements),
      "isOtherAttributes": .bool(form.kind == .anyAttributes),
      "isWords": .bool(isNamed && form.isWordList),
      "isList": .bool(isNamed && isList),
      "isRepeated": .bool(isNamed && isSeveral),
      "isPlain": .bool(isNamed && !isList && !isSeveral && !form.isWordList),
      "keepsOthers": .bool(keepsOthers),
      "call": .string(form.callName),
      "place": place(form.namespace, flags),
      "item": form.item.map { item in
        [
          "wireName": .string(literal(item.name)), "call": "element",
          "place": place(item.namespace, []),
        ]
      } ?? .bool(false),
      "limits": form.facets.map(limits) ?? .bool(false),
    ]
  }

  /// The constant of the simple type, or the limits of this value alone.
  private func limits(_ facets: Facets) -> TemplateValue {
    let constant = names.limits(of: facets.simpleType)
    let items = facets.itemArguments.joined(separator: ", ")
    return [
      "constant": constant.map { .string($0.written) } ?? .bool(false),
      "items": constant != nil && !items.isEmpty ? .string(items) : .bool(false),
      "arguments": commaSeparated(constant == nil ? facets.arguments : []),
    ]
  }

  private var isNamed: Bool { [.element, .attribute, .content].contains(form.kind) }

  /// The arguments that say whether an element is required or may be nil. Only descriptions use
  /// what the Swift type does not show.
  private var flags: [String] {
    guard form.kind == .element else { return [] }
    if form.isRequired, form.isNillable { return ["writesNil: true"] }
    if form.isNillable { return ["isNillable: true"] }
    return form.isRequired && isIndirect ? ["isRequired: true"] : []
  }

  /// The arguments with the namespace of an element or an attribute.
  private func place(_ namespace: String?, _ flags: [String]) -> TemplateValue {
    let isShort = namespace?.isEmpty ?? true
    let arguments = (namespace == "" && form.kind == .element ? ["in: \"\""] : []) + flags
    let list = arguments.joined(separator: ", ")
    return [
      "isShort": .bool(isShort),
      "arguments": .string(form.kind == .content ? "" : "(\(list))"),
      "namespace": .string(literal(namespace ?? "")),
      "hasFlags": .bool(!flags.isEmpty),
      "flags": .string(flags.joined(separator: ", ")),
    ]
  }
}

extension XMLForm {
  fileprivate var callName: String {
    switch kind {
    case .attribute: "attribute"
    case .content: "content"
    case .element, .choice, .anyElements, .anyAttributes: "element"
    }
  }
}

/// The elements and attributes that a type or a message declares. Other ones come from a later
/// version, or from a wildcard in its schema.
struct NamedPartsView {
  /// With the namespace of their type; nil for the namespace of the version.
  private var elements: [(name: String, namespace: String?)] = []
  private var attributes: [(name: String, namespace: String?)] = []
  private var needsElements = false
  private var needsAttributes = false

  /// - Returns: nil if no coder needs the names, as in most types.
  init?(_ values: [some NamedValue], in namespace: String?, _ resolver: SwiftTypeResolver) {
    guard values.contains(where: { $0.xml != nil }) else { return nil }
    for value in values { add(value, namespace: namespace, resolver: resolver) }
    guard needsElements || needsAttributes else { return nil }
  }

  private mutating func add(
    _ value: some NamedValue, namespace: String?, resolver: SwiftTypeResolver
  ) {
    let name = value.xml?.name ?? value.name
    switch value.xml?.kind {
    case .element, nil: elements.append((name, value.xml?.namespace ?? namespace))
    case .attribute: attributes.append((name, value.xml?.namespace ?? ""))
    case .choice:
      needsElements = true
      for option in resolver.options(value.type) {
        add(option, namespace: namespace, resolver: resolver)
      }
    case .anyElements: needsElements = true
    case .anyAttributes: needsAttributes = true
    case .content: break
    }
  }

  var value: TemplateObject {
    [
      "namedElements": needsElements ? Self.list(elements) : .bool(false),
      "namedAttributes": needsAttributes ? Self.list(attributes) : .bool(false),
    ]
  }

  private static func list(_ names: [(name: String, namespace: String?)]) -> TemplateValue {
    [
      "isEmpty": .bool(names.isEmpty),
      "items": commaSeparated(
        names.map { name in
          [
            "wireName": .string(literal(name.name)),
            // It is an object, because a template treats an empty text as a missing one.
            "namespace": name.namespace.map { ["namespace": .string(literal($0))] } ?? .bool(false),
          ]
        }, trailing: true),
    ]
  }
}

/// The Swift type of a value that may have its own form in XML.
struct FormedType {
  /// Its name, with a question mark if nil is a value.
  let name: String
  /// The default value in an initializer or a method; empty if there is none.
  let defaultValue: String
  /// The value before anything is read.
  let empty: String

  /// - Parameter isIndirect: whether it leads back to the enclosing type, so that only nil ends the
  ///   recursion.
  init(_ type: SwiftType, _ form: XMLForm, isIndirect: Bool = false) {
    (name, defaultValue, empty) =
      switch FormedShape(form, isIndirect: isIndirect) {
      case .elements: ("[AnyElement]", " = []", "[]")
      case .attributes: ("[XMLFragment.Attribute]", " = []", "[]")
      case .list: (type.name, " = []", "[]")
      case .value: (type.name, "", ".wireDefault")
      case .optional: (type.name + "?", " = nil", "nil")
      }
  }
}
