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
