import Foundation

/// Writes the one result of an operation as the body itself.
final class JSONResultWriter: FieldCoder {
  private let writer: JSONFieldWriter
  private var results = 0

  private init(selection: PropertySelection?) {
    writer = JSONFieldWriter(selection: selection)
  }

  /// The body; nil when the operation has no result.
  static func body<Output: FieldCodable>(
    _ output: Output, selection: PropertySelection?
  ) throws(CodingFailure) -> [UInt8]? {
    let coder = JSONResultWriter(selection: selection)
    var output = output
    output.code(with: coder)
    if let failure = coder.failure ?? coder.writer.failure { throw failure }
    return coder.results == 0 ? nil : coder.writer.bytes
  }

  override var isBaseFirst: Bool { false }

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    begin()
    if value.hasValue { Value.code(&value, with: writer) } else { writer.null() }
  }

  override func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    begin()
    if let value { writer.dictionary(value) } else { writer.null() }
  }

  private func begin() {
    results += 1
    if results > 1 { fail(CodingFailure(message: "REST supports only one result")) }
  }
}

/// Reads a body that is the one result of an operation.
final class JSONResultReader: FieldCoder {
  private let reader: JSONFieldReader

  init(_ root: JSONValue, audit: ReadingAudit? = nil) {
    reader = JSONFieldReader(root, audit: audit)
  }

  static func read<Output: FieldCodable>(
    _ type: Output.Type, from root: JSONValue, audit: ReadingAudit? = nil
  ) throws(CodingFailure) -> Output {
    let coder = JSONResultReader(root, audit: audit)
    var output = Output.empty()
    output.code(with: coder)
    if let failure = coder.reader.failure { throw failure }
    return output
  }

  override var isBaseFirst: Bool { false }
  override var isReading: Bool { true }

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    reader.root(&value)
  }

  override func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    reader.rootDictionary(&value)
  }
}

/// Reads or writes a body of bytes instead of JSON: the one result of an operation.
final class RawBodyCoder: FieldCoder {
  /// The body; nil if there is none yet.
  private(set) var body: Data?
  private let isReceiving: Bool
  /// Whether the result can be bytes.
  private(set) var isUnderstood = false

  /// Whether the body may be a string.
  private let takesText: Bool
  private let charset: String?

  /// Reads a body of this type.
  init(reading body: [UInt8], _ type: MediaType) {
    self.body = Data(body)
    isReceiving = true
    takesText = type.name == "text/plain"
    charset = type.parameters["charset"]
  }

  /// Writes a body.
  override init() {
    isReceiving = false
    takesText = true
    charset = nil
  }

  override var isReading: Bool { isReceiving }

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    guard Value.self == Data.self || (Value.self == String.self && takesText) else { return }
    isUnderstood = true
    if isReceiving {
      value = Value.self == Data.self ? body as? Value : text as? Value
    } else {
      body = value as? Data ?? (value as? String).map { Data($0.utf8) }
    }
  }

  private var text: String? {
    guard let body else { return nil }
    let bytes = Array(body)
    let decoded = (try? TextEncoding.utf8(bytes, named: charset)) ?? bytes
    return String(validating: decoded, as: UTF8.self)
  }
}
