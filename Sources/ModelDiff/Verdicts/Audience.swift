/// Somebody whom a change can break.
package enum Audience: String, CaseIterable, Codable, Sendable {
  /// Code that calls the generated client and makes and reads its values.
  case callers
  /// Code that conforms to the generated service protocols.
  case implementers
  /// Programs that are already built and exchange messages with the other side's.
  case wire

  /// As reports name what breaks: `callers' source`.
  package var phrase: String {
    switch self {
    case .callers: "callers' source"
    case .implementers: "implementers' source"
    case .wire: "the wire"
    }
  }
}
