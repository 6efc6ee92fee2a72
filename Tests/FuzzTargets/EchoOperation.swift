@_spi(Generated) import DepotAgent
import Foundation
@_spi(Generated) import ServiceRuntime

/// An operation with a parameter of every kind.
enum EchoOperation: OperationDefinition {
  struct Input: OperationResponse {
    var text: String?
    var flag: Bool?
    var short: Int16?
    var long: Int64?
    var number: Double?
    var date: DateTime?
    var span: TimeSpan?
    var bytes: Data?
    var opaque: OpaqueValue?
    var any: AnyValue?
    var item: Item?
    var items: [Item]?
    var texts: [String?]?
    var opaques: [OpaqueValue]?
    var pairs: [String: AnyValue]?
    var check: Check?

    static func empty() -> Self { Self() }

    mutating func code(with coder: FieldCoder) {
      coder.field("Text", &text)
      coder.field("Flag", &flag)
      coder.field("Short", &short)
      coder.field("Long", &long)
      coder.field("Number", &number)
      coder.field("Date", &date)
      coder.field("Span", &span)
      coder.field("Bytes", &bytes)
      coder.field("Opaque", &opaque)
      coder.field("Any", &any)
      coder.field("Item", &item)
      coder.field("Items", &items)
      coder.field("Texts", &texts)
      coder.field("Opaques", &opaques)
      coder.dictionary("Pairs", item: "Pair", &pairs)
      coder.field("Check", &check)
    }
  }

  typealias Output = Input

  static let rest = RESTOperation(
    method: .post, path: "/echo",
    parameters: [
      "Text", "Flag", "Short", "Long", "Number", "Date", "Span", "Bytes", "Opaque", "Any", "Item",
      "Items", "Texts", "Opaques", "Pairs", "Check",
    ].map { .property($0) }, body: .wrapper)

  static let descriptor = OperationDescriptor(
    service: DepotAgentOperations.service, name: "Echo",
    soap: SOAPOperation(action: "", input: "Echo", output: "EchoResponse"), rest: rest)
}
