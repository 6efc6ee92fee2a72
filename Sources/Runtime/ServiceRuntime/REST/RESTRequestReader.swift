import Foundation

/// Reads the parameters of an operation from the places in its REST binding.
final class RESTRequestReader: FieldCoder {
  private let operation: RESTOperation
  private let json: JSONFieldReader
  private let source: Source

  /// The places of parameters.
  struct Source {
    var pathValues: [String: String] = [:]
    var query = URLParameters()
    var form = URLParameters()
    /// The bytes of a file.
    var file: [UInt8]?
    var json: JSONValue = .null
  }

  private init(_ operation: RESTOperation, _ source: Source, audit: ReadingAudit?) {
    self.operation = operation
    json = JSONFieldReader(source.json, audit: audit)
    self.source = source
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
    let field = name.description
    guard let parameter = operation.parameters.first(where: { $0.field == field }) else { return }
    switch parameter.location {
    case .property where operation.body != .form: json.property(parameter.name, &value)
    case .body where operation.body == .binary: readFile(&value)
    case .body: json.root(&value)
    case .path: read(&value, parameter, from: URLParameters(source.pathValues))
    case .query: read(&value, parameter, from: source.query)
    case .form, .property: read(&value, parameter, from: source.form)
    }
  }

  /// The body unchanged: bytes, or text in UTF-8.
  private func readFile<Value: WireValue>(_ value: inout Value?) {
    guard let file = source.file else { return }
    guard Value.self == String.self else {
      value = Data(file) as? Value
      return
    }
    value = String(validating: file, as: UTF8.self) as? Value
    if value == nil { fail(CodingFailure(message: "the text is not UTF-8")) }
  }

  override func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    let field = name.description
    guard let parameter = operation.parameters.first(where: { $0.field == field }) else { return }
    switch parameter.location {
    case .property: json.dictionaryProperty(parameter.name, &value)
    case .body: json.rootDictionary(&value)
    case .query: entries(&value, parameter, from: source.query)
    case .form: entries(&value, parameter, from: source.form)
    case .path: break
    }
  }

  private func read<Value: WireValue>(
    _ value: inout Value?, _ parameter: RESTParameter, from parameters: URLParameters
  ) {
    // Names ignore case, as in the services.
    guard parameters.contains(parameter.name) else {
      if parameter.isRequired { failMissing(parameter) }
      return
    }
    do {
      try URLValueReader.read(
        &value, parameter.name, from: parameters, hasCommas: parameter.list == .commas)
    } catch {
      fail(CodingFailure(message: error.message, path: [parameter.name] + error.path))
    }
  }

  private func entries<Key: DictionaryKey, Value: WireValue>(
    _ value: inout [Key: Value]?, _ parameter: RESTParameter, from parameters: URLParameters
  ) {
    do {
      try URLValueReader.read(&value, parameter.name, from: parameters)
    } catch {
      fail(CodingFailure(message: error.message, path: [parameter.name] + error.path))
    }
    if !value.hasValue, parameter.isRequired { failMissing(parameter) }
  }

  private func failMissing(_ parameter: RESTParameter) {
    fail(CodingFailure(message: "a required parameter is missing", path: [parameter.name]))
  }
}
