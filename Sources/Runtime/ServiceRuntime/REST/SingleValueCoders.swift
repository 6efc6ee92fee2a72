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
    value = nil
    reader.root(&value)
  }

  override func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    value = nil
    reader.rootDictionary(&value)
  }
}
