import ServiceModel

/// The form of a value in the notation of the model file, for messages and for editors.
///
/// The forms are derived from complete sample values of the model's own types, so there is no
/// second list of keys.
package indirect enum NotationShape: Equatable, Sendable {
  case text
  /// The name of a type, `xs:int`, or one of them in brackets.
  case reference
  case words([String])
  case number
  case flag
  case list(NotationShape)
  case object([Member])

  package struct Member: Equatable, Sendable {
    package var key: String
    package var shape: NotationShape
  }

  /// The keys of an object; none for anything else.
  var keys: [String] {
    if case .object(let members) = self { return members.map(\.key) }
    return []
  }

  /// The form of the value of a key, or of an item of a list.
  func inside(_ key: String?) -> NotationShape? {
    switch self {
    case .object(let members): members.first { $0.key == key }?.shape
    case .list(let item): item
    default: nil
    }
  }
}

extension NotationShape {
  package static let field = NotationShape(of: Sample.field)
  package static let member = NotationShape(of: EnumerationType.Member(name: "", value: 0))
  package static let parameter = NotationShape(of: Sample.parameter)
  package static let operation = NotationShape(of: Sample.operation)

  /// A type is written with one of several keys.
  package static let type = NotationShape.object([
    Member(key: "name", shape: .text), Member(key: "wireName", shape: .text),
    Member(key: "foreignNamespace", shape: .text),
    Member(key: "documentation", shape: NotationShape(of: Sample.documentation)),
    Member(
      key: "complex",
      shape: NotationShape(of: ComplexType(base: "", isAbstract: true, fields: [Sample.field]))),
    Member(
      key: "enumeration",
      shape: NotationShape(of: EnumerationType(members: [.init(name: "", value: 0)]))),
    Member(
      key: "dictionary",
      shape: NotationShape(of: DictionaryType(itemElement: "", key: .string, value: .string))),
    Member(key: "choice", shape: NotationShape(of: ChoiceType(cases: [Sample.field]))),
    Member(key: "opaque", shape: .flag),
  ])

  /// - Parameter value: a value in which no optional part is nil and no list is empty.
  private init(of value: Any) {
    switch value {
    case is String, is HeaderPart: self = .text
    case is TypeReference: self = .reference
    case let word as any ModelWord: self = .words(Self.words(of: word))
    case is Int: self = .number
    case is Bool: self = .flag
    default:
      let mirror = Mirror(reflecting: value)
      switch mirror.displayStyle {
      case .optional: self = mirror.children.first.map { Self(of: $0.value) } ?? .text
      case .collection:
        self = .list(mirror.children.first.map { Self(of: $0.value) } ?? .text)
      default:
        self = .object(
          mirror.children.map { Member(key: Self.key($0.label), shape: Self(of: $0.value)) })
      }
    }
  }

  /// The name of a property. A stored property that has a computed one next to it begins with an
  /// underscore.
  private static func key(_ label: String?) -> String {
    String((label ?? "").drop { $0 == "_" })
  }

  private static func words<Word: ModelWord>(of word: Word) -> [String] {
    Word.allCases.map(\.rawValue)
  }
}

/// Complete values of the model.
private enum Sample {
  static let documentation = Documentation(summary: "", remarks: [""], returns: "")
  static let form = XMLForm(
    name: "", namespace: "", item: XMLForm.Item(name: "", namespace: ""))
  static let field = Field(
    name: "", type: .string, onlyOver: .rest, xml: form, documentation: "")
  static let parameter = Parameter(name: "", type: .string, xml: form, documentation: "")

  static let operation = ServiceOperation(
    name: "", documentation: documentation, parameters: [parameter], results: [parameter],
    soap: SOAPBinding(
      page: "", action: "", inputElement: "", inputNamespace: "", outputElement: "",
      outputNamespace: "", isOneWay: true,
      requestHeaders: [HeaderPart(name: "")], responseHeaders: [HeaderPart(name: "")],
      faults: [FaultPart(element: "", namespace: "", type: .string)]),
    rest: RESTBinding(
      page: "", method: "", path: "", body: .none,
      parameters: [
        RESTCarrier(
          name: "", location: .body, parameter: "", type: .string, list: .commas, documentation: "")
      ], requestMediaTypes: [""], responseMediaTypes: [""], requestHeaders: [""], statuses: [0]))
}
