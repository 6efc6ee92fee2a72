/// The code or the programs that a change can break.
package enum Audience: String, CaseIterable, Codable, Sendable {
  /// Code that calls the generated client, and creates and reads its values.
  case callers
  /// Code that conforms to the generated service protocols.
  case implementers
  /// Programs that are already built and exchange messages with programs of the other side.
  case wire

  /// The name in reports: `callers' source`.
  package var phrase: String {
    switch self {
    case .callers: "callers' source"
    case .implementers: "implementers' source"
    case .wire: "programs already built"
    }
  }
}
