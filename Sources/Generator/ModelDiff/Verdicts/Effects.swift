/// The effect of a change on one audience.
package enum Effect: Int, Comparable, Codable, Sendable {
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

  package init(callers: Effect, implementers: Effect, wire: Effect) {
    self.callers = callers
    self.implementers = implementers
    self.wire = wire
  }

  package static let none = Effects(callers: .none, implementers: .none, wire: .none)

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
  var harmless: Effects {
    Effects(
      callers: min(callers, .additive), implementers: min(implementers, .additive),
      wire: min(wire, .additive))
  }

  func united(with other: Effects) -> Effects {
    Effects(
      callers: max(callers, other.callers), implementers: max(implementers, other.implementers),
      wire: max(wire, other.wire))
  }
}
