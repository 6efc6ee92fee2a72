import Mustache
import ServiceModel

/// What a call of the coder says of a value that does not stand in XML as the rule has it.
struct FormView {
  let name: String
  let form: XMLForm
  /// The namespace of the type around it; nil for the version's own.
  let namespace: String?

  var value: TemplateObject {
    let isSeveral = form.isRepeated
    let isList = form.item != nil && !isSeveral
    return [
      "isChoice": .bool(form.kind == .choice && !isSeveral),
      "isChoices": .bool(form.kind == .choice && isSeveral),
      "isOtherElements": .bool(form.kind == .anyElements),
      "isOtherAttributes": .bool(form.kind == .anyAttributes),
      "isList": .bool(isNamed && isList),
      "isRepeated": .bool(isNamed && isSeveral),
      "isPlain": .bool(isNamed && !isList && !isSeveral),
      "call": .string(form.callName),
      "place": place(form.namespace, writesNil: form.isRequired && form.isNillable),
      "item": form.item.map { item in
        [
          "wireName": .string(literal(item.name)), "call": "element",
          "place": place(item.namespace, writesNil: false),
        ]
      } ?? .bool(false),
    ]
  }

  private var isNamed: Bool { [.element, .attribute, .content].contains(form.kind) }

  /// The arguments that say where an element or an attribute is.
  private func place(_ namespace: String?, writesNil: Bool) -> TemplateValue {
    let isShort = namespace?.isEmpty ?? true
    var arguments = namespace == "" && form.kind == .element ? ["in: \"\""] : []
    if writesNil { arguments.append("writesNil: true") }
    let list = arguments.joined(separator: ", ")
    return [
      "isShort": .bool(isShort),
      "arguments": .string(form.kind == .content ? "" : "(\(list))"),
      "namespace": .string(literal(namespace ?? "")),
      "writesNil": .bool(writesNil),
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

/// The elements and attributes that a type or a message names: whatever else is in it is of a later
/// version, or one of those that its schema allows without naming them.
struct NamedPartsView {
  /// With the namespace of the type that has them; nil for the version's own.
  private var elements: [(name: String, namespace: String?)] = []
  private var attributes: [(name: String, namespace: String?)] = []
  private var needsElements = false
  private var needsAttributes = false
  private var hasAnyElements = false

  init(_ fields: [Field], in namespace: String?, _ resolver: SwiftTypeResolver) {
    // Nothing is asked of fields that all stand in XML as the rule has it.
    guard fields.contains(where: { $0.xml != nil }) else { return }
    for field in fields { add(field, namespace, resolver) }
  }

  private mutating func add(
    _ field: Field, _ namespace: String?, _ resolver: SwiftTypeResolver
  ) {
    let name = field.xml?.name ?? field.name
    switch field.xml?.kind {
    case .element, nil: elements.append((name, field.xml?.namespace ?? namespace))
    case .attribute: attributes.append((name, field.xml?.namespace ?? ""))
    case .choice:
      needsElements = true
      for option in resolver.options(field.type) { add(option, namespace, resolver) }
    case .anyElements: (needsElements, hasAnyElements) = (true, true)
    case .anyAttributes: needsAttributes = true
    case .content: break
    }
  }

  var value: TemplateObject {
    [
      "namedElements": needsElements ? Self.list(elements) : .bool(false),
      "namedAttributes": needsAttributes ? Self.list(attributes) : .bool(false),
      // Where elements of any name are kept, no choice takes them.
      "keepsOthers": .bool(hasAnyElements),
    ]
  }

  private static func list(_ names: [(name: String, namespace: String?)]) -> TemplateValue {
    [
      "isEmpty": .bool(names.isEmpty),
      "items": commaSeparated(
        names.map { name in
          [
            "wireName": .string(literal(name.name)),
            "namespace": name.namespace.map { .string(literal($0)) } ?? .bool(false),
          ]
        }, trailing: true),
    ]
  }
}

/// The Swift type of a value that may have a form of its own.
struct FormedType {
  /// With a question mark where nil is a value.
  let name: String
  /// What an initializer or a method has for its default; empty without one.
  let defaultValue: String
  /// What the value is before anything is read.
  let empty: String

  /// - Parameter isIndirect: whether it leads back to the type around it, which only nil ends.
  init(_ type: SwiftType, _ form: XMLForm, isIndirect: Bool = false) {
    switch form.kind {
    case .anyElements: self.init("[AnyElement]", " = []", "[]")
    case .anyAttributes: self.init("[XMLFragment.Attribute]", " = []", "[]")
    case _ where form.isRepeated: self.init(type.name, " = []", "[]")
    case _ where form.isRequired && !form.isNillable && !isIndirect:
      self.init(type.name, "", ".wireDefault")
    default: self.init(type.name + "?", " = nil", "nil")
    }
  }

  private init(_ name: String, _ defaultValue: String, _ empty: String) {
    self.name = name
    self.defaultValue = defaultValue
    self.empty = empty
  }
}
