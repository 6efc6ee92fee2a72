/// How much a change matters, from most to least.
package enum ChangeSeverity: String, CaseIterable, Codable, Comparable, Sendable {
  /// It breaks an audience.
  case breaking
  /// It changes the interface and breaks nothing.
  case additive
  /// It changes only prose, or the page of the prose.
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
