/// Takes the parameters of an operation from where its REST binding has them.
final class RESTRequestReader: FieldCoder {
  private let operation: RESTOperation
  private let json: JSONFieldReader
  private let pathValues: [String: String]
  private let query: [(name: String, value: String)]
  private let form: [(name: String, value: String)]

  /// Where the parameters are.
  struct Source {
    var pathValues: [String: String] = [:]
    var query: [(name: String, value: String)] = []
    var form: [(name: String, value: String)] = []
    var json: JSONValue
  }

  private init(_ operation: RESTOperation, _ source: Source, audit: ReadingAudit?) {
    self.operation = operation
    json = JSONFieldReader(source.json, audit: audit)
    pathValues = source.pathValues
    query = source.query
    form = source.form
  }

  static func read<Input: FieldCodable>(
    _ type: Input.Type, _ operation: RESTOperation, from source: Source,
    audit: ReadingAudit? = nil
  ) throws(CodingFailure) -> Input {
    let reader = RESTRequestReader(operation, source, audit: audit)
    var input = Input.empty()
    if operation.body == .wrapper { reader.json.enterRoot() }
    if reader.json.failure == nil { input.code(with: reader) }
    if operation.body == .wrapper { reader.json.leaveRoot() }
    if let failure = reader.failure ?? reader.json.failure { throw failure }
    return input
  }

  override var isBaseFirst: Bool { false }
  override var isReading: Bool { true }

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    value = nil
    let field = name.description
    guard let parameter = operation.parameters.first(where: { $0.field == field }) else { return }
    switch parameter.location {
    case .property where operation.body != .form: json.property(parameter.name, &value)
    case .body: json.root(&value)
    case .path: texts(pathValues[parameter.name].map { [$0] } ?? [], &value, parameter)
    case .query: texts(values(parameter.name, in: query), &value, parameter)
    case .form, .property: texts(values(parameter.name, in: form), &value, parameter)
    }
  }

  override func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    value = nil
    let field = name.description
    guard let parameter = operation.parameters.first(where: { $0.field == field }) else { return }
    switch parameter.location {
    case .property: json.dictionaryProperty(parameter.name, &value)
    case .body: json.rootDictionary(&value)
    case .path, .query, .form: break
    }
  }

  /// The values of a name; the services do not mind its case.
  private func values(
    _ name: String, in pairs: [(name: String, value: String)]
  ) -> [String] {
    pairs.filter { $0.name.equalsIgnoringCase(name) }.map(\.value)
  }

  private func texts<Value: WireValue>(
    _ texts: [String], _ value: inout Value?, _ parameter: RESTParameter
  ) {
    guard !texts.isEmpty else { return }
    do {
      try TextValueReader.read(&value, from: texts)
    } catch {
      fail(CodingFailure(message: error.message, path: [parameter.name] + error.path))
    }
  }
}
