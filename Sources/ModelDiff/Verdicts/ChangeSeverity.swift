/// How much a change matters, from most to least.
package enum ChangeSeverity: String, CaseIterable, Codable, Comparable, Sendable {
  /// It breaks somebody.
  case breaking
  /// It changes the interface and breaks nobody.
  case additive
  /// It changes prose, or where prose is found, and nothing else.
  case documentation

  package static func < (a: ChangeSeverity, b: ChangeSeverity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .documentation: 0
    case .additive: 1
    case .breaking: 2
    }
  }

  /// The severity of a change with these effects on some audiences.
  package init(_ effects: Effects, for audiences: some Sequence<Audience> = Audience.allCases) {
    switch audiences.map({ effects[$0] }).max() ?? .none {
    case .breaking: self = .breaking
    case .additive: self = .additive
    case .none: self = .documentation
    }
  }
}
