import Foundation
@_spi(Generated) import ServiceRuntime

/// Texts of values.
enum TextTargets {
  static func values(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    check(DateTime.self, text)
    check(TimeSpan.self, text)
    if let date = DateTime(text) { _ = date.date }
    ServerTargets.mediaType(text)
  }

  /// A value that was read is written as a text that is read as the same value.
  private static func check<Value: LexicalValue & Equatable>(_ type: Value.Type, _ text: String) {
    for form in [LexicalForm.xml, .json] {
      guard let value = try? Value.parse(text, as: form) else { continue }
      let again = try? Value.parse(value.text(as: form), as: form)
      guard again == value else {
        fail("\(type): '\(text)' is written as '\(value.text(as: form))'")
      }
    }
  }
}
