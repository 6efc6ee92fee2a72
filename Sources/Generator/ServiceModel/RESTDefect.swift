import Diagnostics

/// A reason why no call of an operation over REST can succeed.
package struct RESTDefect: Equatable, Sendable {
  /// The value that has no place, as name and location; nil for the address itself.
  package var value: RESTCarrier.Key?
  /// A sentence without its end.
  package let reason: String
}

extension RESTCarrier {
  /// A request has only one value with the same name and location.
  package struct Key: Hashable, Sendable {
    package let name: String
    package let location: Location

    package init(_ name: String, in location: Location) {
      self.name = name
      self.location = location
    }
  }

  package var key: Key { Key(name, in: location) }
}

extension RESTBinding {
  /// Gives values of the path the names that the path has, if these differ only in case.
  package mutating func spellPathNames() {
    let names = pathNames
    for index in parameters.indices where parameters[index].location == .path {
      let name = parameters[index].name
      guard !names.contains(name) else { continue }
      let others = names.filter { $0.lowercased() == name.lowercased() }
      if others.count == 1 { parameters[index].name = others[0] }
    }
  }

  /// The HTTP methods that generated code can send.
  package static let methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]

  /// The parts of the path that are replaced by values. A part is a whole segment.
  fileprivate var pathNames: [String] {
    segments.filter { $0.hasPrefix("{") && $0.hasSuffix("}") }
      .map { String($0.dropFirst().dropLast()) }
  }

  private var segments: [Substring] {
    path.utf8.split(separator: UInt8(ascii: "/")).map(Substring.init)
  }

  fileprivate var addressDefects: [String] {
    var reasons: [String] = []
    if !Self.methods.contains(method) {
      reasons.append("'\(method)' is not one of the methods \(Self.methods.listed())")
    }
    let breaksURL = path.utf8.contains { $0 <= 0x20 || $0 == 0x7F || "?#".utf8.contains($0) }
    if breaksURL || !path.hasPrefix("/") { reasons.append("'\(path)' is not the path of a URL") }
    for segment in segments where segment.utf8.contains(where: "{}".utf8.contains) {
      let name = segment.dropFirst().dropLast()
      if !segment.hasPrefix("{") || !segment.hasSuffix("}") || name.isEmpty
        || name.contains(where: "{}".contains)
      {
        reasons.append("'\(segment)' of the path is not one name in braces")
      }
    }
    for name in pathNames.repeated { reasons.append("the path has '{\(name)}' twice") }
    return reasons
  }

  /// Whether the body has a place for a value.
  fileprivate func hasBody(for value: RESTCarrier) -> Bool {
    switch (value.location, body) {
    case (.property, .wrapper), (.property, .form), (.body, .value), (.body, .binary): true
    case (.property, _), (.body, _): false
    case (.path, _), (.query, _): true
    }
  }
}

extension ServiceOperation {
  /// Why it cannot be called over REST; empty if it can, or if it is not offered over REST.
  package var restDefects: [RESTDefect] {
    guard let rest else { return [] }
    return rest.addressDefects.map { RESTDefect(reason: $0) } + pathDefects(rest)
      + valueDefects(rest)
  }

  /// Only a value of a parameter can be sent.
  private func pathDefects(_ rest: RESTBinding) -> [RESTDefect] {
    let names = rest.pathNames
    let values = rest.parameters.filter { $0.location == .path }
    let sent = Set(values.filter { $0.parameter != nil }.map(\.name))
    return names.withoutRepetitions().filter { !sent.contains($0) }.map {
      RESTDefect(reason: "the path has '{\($0)}', and no parameter has its value")
    }
      + values.filter { !names.contains($0.name) }.map {
        RESTDefect(value: $0.key, reason: "the path has no '{\($0.name)}' for '\($0.name)'")
      }
  }

  private func valueDefects(_ rest: RESTBinding) -> [RESTDefect] {
    let values = rest.parameters
    let lost = values.filter { !rest.hasBody(for: $0) }.map { value in
      RESTDefect(value: value.key, reason: "the body has no place for '\(value.name)'")
    }
    let bodies = values.filter { $0.location == .body && rest.hasBody(for: $0) }.dropFirst()
    let names = Set(parameters.map(\.name))
    let strangers = values.compactMap(\.parameter).filter { !names.contains($0) }
    return lost
      + bodies.map { RESTDefect(value: $0.key, reason: "'\($0.name)' is a second body") }
      + values.map(\.key).repeated.filter { $0.location != .body }.map { key in
        RESTDefect(
          value: key, reason: "two values have the name '\(key.name)' in one place")
      }
      + strangers.map { RESTDefect(reason: "the operation has no parameter '\($0)'") }
  }
}
