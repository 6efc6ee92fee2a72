/// The type of a value in a description of the service.
indirect enum DescribedType: Hashable, Sendable {
  case string
  case boolean
  case double
  /// An integer type, by its name in XML Schema (`int`).
  case integer(String)
  /// Any other type of XML Schema, by its name there.
  case simple(String)
  case dateTime
  case duration
  case binary
  /// Any name, because enumerations are open.
  case enumeration(XMLName)
  /// Any number of names.
  case flags(XMLName)
  case object(XMLName)
  /// A list of items.
  case array(SchemaItem)
  case dictionary(SchemaDictionary)
  /// A value whose type is only in the message.
  case any
  /// A named type of unknown content.
  case opaque(XMLName)
}

/// An item of an array or a dictionary.
struct SchemaItem: Hashable, Sendable {
  let type: DescribedType
  /// The element around an item in XML.
  let element: XMLName
  /// Whether a missing item is written as nil instead of being read as a default.
  let isOptional: Bool
}

/// A dictionary: repeated elements with `Key` and `Value` in XML, an object in JSON.
struct SchemaDictionary: Hashable, Sendable {
  /// The element around an entry in XML.
  let item: XMLName
  let key: DescribedType
  let value: SchemaItem
}

extension DescribedType {
  /// Whether XML may have nil. Only reference types may.
  var isNillable: Bool {
    switch self {
    case .string, .binary, .object, .array, .dictionary, .any, .opaque: true
    case .simple(let name): name == "hexBinary"
    case .boolean, .double, .integer, .dateTime, .duration, .enumeration, .flags: false
    }
  }
}

/// A field of an object or a message.
struct DescribedField: Hashable, Sendable {
  /// The name on the wire.
  let name: String
  /// The type of the value. For lists with a form of their own it is the type of an item.
  let type: DescribedType
  /// Nil for a field that is written in XML by the rule.
  var form: DescribedForm?

  init(name: String, type: DescribedType, form: DescribedForm? = nil) {
    self.name = name
    self.type = type
    self.form = form
  }
}

/// How a field is written in XML, if not by the rule.
struct DescribedForm: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case element
    case attribute
    case content
    case choice([DescribedField])
    case anyElements
    case anyAttributes
  }

  /// What the items of a list are.
  enum Items: Hashable, Sendable {
    case elements(XMLName)
    case words
  }

  let kind: Kind
  /// The namespace of the element or the attribute; empty for none.
  let namespace: String
  var isRequired = false
  var isNillable = false
  /// Whether the items of a list have no element around them.
  var isRepeated = false
  var items: Items?
  var limits: ValueLimits?

  init(_ kind: Kind, namespace: String) {
    self.kind = kind
    self.namespace = namespace
  }
}

/// The input and the output of an operation, its header parts and its faults.
struct OperationSchema: Sendable {
  /// The element of a header part or in the detail of a fault.
  struct Part: Sendable {
    let element: XMLName
    let type: DescribedType
    var messages = SOAPHeaderMessages.response
  }

  let descriptor: OperationDescriptor
  let input: [DescribedField]
  let output: [DescribedField]
  var headers: [Part] = []
  var faults: [Part] = []
}

/// A documented header part or fault, for descriptions.
protocol DescribedPart {
  var element: XMLName { get }
  func type(by coder: DescribingCoder) -> DescribedType
}

extension SOAPDocumentedHeader: DescribedPart {
  var element: XMLName { name }
  func type(by coder: DescribingCoder) -> DescribedType { coder.content(of: Value.self) }
}

extension SOAPFaultPart: DescribedPart {
  var element: XMLName { name }
  func type(by coder: DescribingCoder) -> DescribedType { coder.content(of: Detail.self) }
}

extension SOAPOperation {
  func describedHeaders(by coder: DescribingCoder) -> [OperationSchema.Part] {
    headers.compactMap { header in
      (header as? any DescribedPart).map {
        OperationSchema.Part(
          element: $0.element, type: $0.type(by: coder), messages: header.messages)
      }
    }
  }

  func describedFaults(by coder: DescribingCoder) -> [OperationSchema.Part] {
    faults.compactMap { fault in
      (fault as? any DescribedPart).map {
        OperationSchema.Part(element: $0.element, type: $0.type(by: coder))
      }
    }
  }
}
