import Foundation

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
