@_spi(Generated) import ServiceRuntime

/// Stands for the documented `Unit`.
package enum Measure: Hashable, ReplacementText {
  case piece
  case other(String)

  package init() { self = .piece }

  package init?(wireText: String) { self = wireText == "Piece" ? .piece : .other(wireText) }

  package var wireText: String {
    switch self {
    case .piece: "Piece"
    case .other(let text): text
    }
  }

  package static let wireName = XMLName(
    "Unit", in: "http://www.superoffice.net/ws/crm/NetServer/Services88")
}
