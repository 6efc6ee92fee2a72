/// Puts the parameters of an operation where its REST binding has them.
final class RESTRequestWriter: FieldCoder {
  private let operation: RESTOperation
  private let json = JSONFieldWriter()
  private var pathValues: [String: String] = [:]
  private var query: [String] = []
  private var form: [String] = []

  private init(_ operation: RESTOperation) { self.operation = operation }

  /// What of a request depends on the parameters.
  struct Parts {
    /// Path and query.
    var target: String
    var body: [UInt8]
    /// Nil without a body.
    var contentType: String?
  }

  static func parts<Input: FieldCodable>(
    of input: Input, _ operation: RESTOperation, select: [String]
  ) throws(CodingFailure) -> Parts {
    let writer = RESTRequestWriter(operation)
    var input = input
    if operation.body == .wrapper {
      writer.json.object { input.code(with: writer) }
    } else {
      input.code(with: writer)
    }
    if operation.selectsProperties, !select.isEmpty {
      writer.query.append(
        "$select=" + select.map(PercentEncoding.encode).joined(separator: ","))
    }
    if let failure = writer.failure ?? writer.json.failure { throw failure }
    let target = try writer.target()
    return writer.parts(target)
  }

  private func parts(_ target: String) -> Parts {
    switch operation.body {
    case .none: Parts(target: target, body: [])
    case .wrapper, .value:
      Parts(target: target, body: json.bytes, contentType: Self.jsonType)
    case .form:
      Parts(
        target: target, body: Array(form.joined(separator: "&").utf8),
        contentType: MediaType.form)
    }
  }

  static let jsonType = "application/json; charset=utf-8"

  override var isBaseFirst: Bool { false }

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    guard failure == nil else { return }
    let field = name.description
    guard let parameter = operation.parameters.first(where: { $0.field == field }) else {
      if value != nil { failUnplaced(field) }
      return
    }
    switch parameter.location {
    case .property where operation.body != .form: json.property(parameter.name, &value)
    case .body:
      if value == nil { json.null() } else { Value.code(&value, with: json) }
    case .path, .query, .form, .property: text(&value, parameter)
    }
  }

  override func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    guard failure == nil, let entries = value else { return }
    let field = name.description
    let parameter = operation.parameters.first { $0.field == field }
    switch parameter?.location {
    case .property:
      json.dictionaryProperty(parameter?.name ?? field, entries)
    case .body: json.dictionary(entries)
    case .path, .query, .form, .none: failUnplaced(field)
    }
  }

  private func failUnplaced(_ field: String) {
    fail(CodingFailure(message: "the REST binding has no place for it", path: [field]))
  }

  private func text<Value: WireValue>(_ value: inout Value?, _ parameter: RESTParameter) {
    do {
      let texts = try TextValueWriter.texts(&value)
      switch parameter.location {
      case .path: pathValues[parameter.name] = texts.joined(separator: ",")
      case .query: query += texts.map { pair(parameter.name, $0) }
      default: form += texts.map { pair(parameter.name, $0) }
      }
    } catch {
      fail(CodingFailure(message: error.message, path: [parameter.field] + error.path))
    }
  }

  private func pair(_ name: String, _ value: String) -> String {
    PercentEncoding.encode(name) + "=" + PercentEncoding.encode(value)
  }

  private func target() throws(CodingFailure) -> String {
    var target = operation.path
    if target.utf8.contains(UInt8(ascii: "{")) {
      var segments = target.split(separator: "/", omittingEmptySubsequences: false).map(
        String.init)
      for index in segments.indices {
        segments[index] = try segment(segments[index])
      }
      target = segments.joined(separator: "/")
    }
    return query.isEmpty ? target : target + "?" + query.joined(separator: "&")
  }

  /// A segment of the path with its parameter's value. An empty one or one of dots would lead to
  /// another place.
  private func segment(_ template: String) throws(CodingFailure) -> String {
    guard template.hasPrefix("{"), template.hasSuffix("}") else { return template }
    let name = String(template.dropFirst().dropLast())
    let value = pathValues[name] ?? ""
    guard !value.isEmpty, value != ".", value != ".." else {
      throw CodingFailure(message: "a part of the path cannot be '\(value)'", path: [name])
    }
    return PercentEncoding.encode(value)
  }
}
