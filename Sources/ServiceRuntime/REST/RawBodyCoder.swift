import Foundation

/// Moves a body that is bytes rather than JSON to or from the one result of an operation.
final class RawBodyCoder: FieldCoder {
  /// The body; nil when there is none yet.
  private(set) var body: Data?
  private let isReceiving: Bool
  /// Whether the result takes bytes.
  private(set) var isUnderstood = false

  /// Reads a body.
  init(reading body: [UInt8]) {
    self.body = Data(body)
    isReceiving = true
  }

  /// Writes a body.
  override init() {
    isReceiving = false
  }

  override var isReading: Bool { isReceiving }

  override func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    guard Value.self == Data.self || Value.self == String.self else { return }
    isUnderstood = true
    if isReceiving {
      value = Value.self == Data.self ? body as? Value : text as? Value
    } else {
      body = value as? Data ?? (value as? String).map { Data($0.utf8) }
    }
  }

  private var text: String? { body.flatMap { String(data: $0, encoding: .utf8) } }
}
