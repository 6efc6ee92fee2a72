/// How much a change matters, from most to least.
package enum ChangeSeverity: String, CaseIterable, Comparable, Sendable {
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

/// The code or the programs that a change can break.
package enum Audience: String, CaseIterable, Sendable {
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

/// The effect of a change on one audience.
package enum Effect: Int, Comparable, Sendable {
  /// It notices nothing, except changed prose.
  case none
  /// Something new or different that breaks nothing.
  case additive
  /// Source code no longer compiles, or a message is no longer understood correctly.
  case breaking

  package static func < (a: Effect, b: Effect) -> Bool { a.rawValue < b.rawValue }
}

/// The effects of a change on each audience.
package struct Effects: Hashable, Sendable {
  package var callers: Effect
  package var implementers: Effect
  package var wire: Effect

  package static let none = all(.none)

  /// The same effect on every audience.
  static func all(_ effect: Effect) -> Effects { .source(effect, wire: effect) }

  /// The same effect on all source code, that of callers and that of implementers.
  static func source(_ source: Effect, wire: Effect) -> Effects {
    Effects(callers: source, implementers: source, wire: wire)
  }

  /// An effect on messages alone.
  static func wire(_ effect: Effect) -> Effects { .source(.none, wire: effect) }

  package subscript(audience: Audience) -> Effect {
    switch audience {
    case .callers: callers
    case .implementers: implementers
    case .wire: wire
    }
  }

  /// The audiences that the change breaks, in the order in which they are always named.
  package var broken: [Audience] { Audience.allCases.filter { self[$0] == .breaking } }

  /// The same effects, but breaking nothing: for what no operation uses.
  var harmless: Effects { combined(with: .all(.additive), by: min) }

  func united(with other: Effects) -> Effects { combined(with: other, by: max) }

  private func combined(with other: Effects, by choose: (Effect, Effect) -> Effect) -> Effects {
    Effects(
      callers: choose(callers, other.callers),
      implementers: choose(implementers, other.implementers), wire: choose(wire, other.wire))
  }
}

/// The step of a semantic version (semver.org) that a set of changes requires.
package enum VersionStep: String, Sendable {
  case none
  case patch
  case minor
  case major

  package init(_ worst: ChangeSeverity?) {
    switch worst {
    case .breaking: self = .major
    case .additive: self = .minor
    case .documentation: self = .patch
    case nil: self = .none
    }
  }
}
