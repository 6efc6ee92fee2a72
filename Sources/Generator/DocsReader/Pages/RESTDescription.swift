/// The description cell of a REST table.
struct RESTDescription: Sendable {
  private static let requiredMarker = Array("**Required**".utf8)

  /// On one line; nil if there is none.
  let text: String?
  let isRequired: Bool
  /// The name of the value's type, if the cell has it. The text then describes the type.
  let carrier: String?

  init(_ cell: ByteText) {
    let prose = CarrierProse(cell)
    carrier = prose.carrier
    if let start = prose.text.firstIndex(of: Self.requiredMarker) {
      isRequired = true
      let parts = [
        prose.text.prefix(upTo: start).string,
        prose.text.suffix(from: start + Self.requiredMarker.count).string,
      ]
      text = Prose.line(parts.joined(separator: " "))
    } else {
      isRequired = false
      text = Prose.line(prose.text)
    }
  }
}
