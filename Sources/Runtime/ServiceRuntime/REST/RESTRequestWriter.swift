import Foundation

/// Writes the parameters of an operation to the places in its REST binding.
final class RESTRequestWriter: FieldCoder {
  private let operation: RESTOperation
  private let json = JSONFieldWriter()
  private var pathValues: [String: String] = [:]
  private var query: [String] = []
  private var form: [String] = []
  private var file: Data?

  private init(_ operation: RESTOperation) { self.operation = operation }

  /// The parts of a request that depend on the parameters.
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
    case .binary: fileParts(target)
    }
  }

  /// A file is sent with its own media type if that is documented, and otherwise as a part of a
  /// form.
  private func fileParts(_ target: String) -> Parts {
    let bytes = file.map(Array.init) ?? []
    let documented = operation.requestMediaTypes
    let type = FileSignature.mediaType(of: bytes)
    if let type, documented.isEmpty || documented.contains(type) {
      return Parts(target: target, body: bytes, contentType: type)
    }
    if documented.contains(MultipartForm.mediaType) {
      let name = operation.parameters.first { $0.location == .body }?.name ?? "file"
      let form = MultipartForm.body(bytes, name: name, type: type ?? Self.fileType)
      return Parts(target: target, body: form.bytes, contentType: form.contentType)
    }
    return Parts(target: target, body: bytes, contentType: documented.first ?? Self.fileType)
  }

  private static let fileType = "application/octet-stream"

  static let jsonType = "application/json; charset=utf-8"

  override var isBaseFirst: Bool { false }

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    guard failure == nil else { return }
    let field = name.description
    guard let parameter = operation.parameters.first(where: { $0.field == field }) else {
      if value.hasValue { failUnplaced(field) }
      return
    }
    switch parameter.location {
    case .property where operation.body != .form: json.property(parameter.name, &value)
    case .body where operation.body == .binary:
      file = value as? Data ?? (value as? String).map { Data($0.utf8) }
    case .body:
      if value.hasValue { Value.code(&value, with: json) } else { json.null() }
    case .path, .query, .form, .property: write(&value, parameter)
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
    case .query, .form:
      write(entries, name: parameter?.name ?? field, location: parameter?.location)
    case .path, .none: failUnplaced(field)
    }
  }

  private func failUnplaced(_ field: String) {
    fail(CodingFailure(message: "the REST binding has no place for it", path: [field]))
  }

  private func write<Value: WireValue>(_ value: inout Value?, _ parameter: RESTParameter) {
    do {
      let hasCommas = parameter.location == .query && parameter.list == .commas
      let pairs = try URLValueWriter.pairs(parameter.name, &value, keepsEmptyLists: hasCommas)
      switch parameter.location {
      case .path: try writePath(pairs, parameter)
      case .query where hasCommas: writeLists(pairs)
      case .query: query += pairs.map(pair)
      default: form += pairs.map(pair)
      }
    } catch {
      fail(CodingFailure(message: error.message, path: [parameter.field] + error.path))
    }
  }

  private func write<Key: DictionaryKey, Value: WireValue>(
    _ entries: [Key: Value], name: String, location: RESTParameter.Location?
  ) {
    do {
      let pairs = try URLValueWriter.pairs(name, entries).map(pair)
      if location == .query { query += pairs } else { form += pairs }
    } catch {
      fail(CodingFailure(message: error.message, path: [name] + error.path))
    }
  }

  private func writePath(
    _ pairs: [(name: String, value: String)], _ parameter: RESTParameter
  ) throws(CodingFailure) {
    guard pairs.allSatisfy({ $0.name == parameter.name }) else {
      throw CodingFailure(message: "an object cannot be a part of a path")
    }
    pathValues[parameter.name] = pairs.map(\.value).joined(separator: ",")
  }

  /// One parameter for each list: the value itself, or the list of one of its fields.
  private func writeLists(_ pairs: [(name: String, value: String)]) {
    var lists: [(name: String, items: [String])] = []
    for pair in pairs {
      if lists.last?.name == pair.name {
        lists[lists.count - 1].items.append(pair.value)
      } else {
        lists.append((pair.name, [pair.value]))
      }
    }
    query += lists.map { list in
      let items = list.items.map(PercentEncoding.encode).joined(separator: ",")
      return PercentEncoding.encode(list.name) + "=" + items
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

  /// A segment of the path with the value of its parameter. An empty segment or one with only dots
  /// is refused, because it would change the path.
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
