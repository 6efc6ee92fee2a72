import Diagnostics
import ServiceModel

/// A pattern for operations: `Library`, `Library.Get*`, `agent:Library`, `Services88/*.Find*`.
package struct SelectionPattern: Hashable, Sendable {
  /// As the user wrote it.
  package let text: String
  /// The position of the pattern.
  package let location: SourceLocation?
  let version: NamePattern
  let kind: Service.Kind?
  let service: NamePattern
  let operation: NamePattern

  /// - Returns: nil if a part is empty or the kind is not `agent`, `entity` or `service`.
  package init?(_ text: String, at location: SourceLocation? = nil) {
    self.text = text
    self.location = location
    var rest = text[...]
    var version: Substring = "*"
    if let slash = rest.firstIndex(of: "/") {
      version = rest[..<slash]
      rest = rest[rest.index(after: slash)...]
    }
    var kind: Service.Kind?
    if let colon = rest.firstIndex(of: ":") {
      kind = Service.Kind(rawValue: String(rest[..<colon]))
      if kind == nil { return nil }
      rest = rest[rest.index(after: colon)...]
    }
    let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let service = parts.first, !service.isEmpty, !version.isEmpty else { return nil }
    let operation = parts.count > 1 ? parts[1] : "*"
    if operation.isEmpty { return nil }
    self.version = NamePattern(version)
    self.kind = kind
    self.service = NamePattern(service)
    self.operation = NamePattern(operation)
  }

  func matches(_ service: Service, in version: ServicesVersion) -> Bool {
    (kind == nil || kind == service.kind) && self.version.matches(version.name)
      && (self.service.matches(service.name)
        || service.folders.contains(where: self.service.matches))
  }

  func matches(_ operation: ServiceOperation) -> Bool { self.operation.matches(operation.name) }
}

extension Service {
  /// The folders of its REST pages. Readers of the documentation know these names.
  var folders: Set<String> {
    Set(
      operations.compactMap { operation in
        guard let parts = operation.rest?.page.split(separator: "/"), parts.count > 1 else {
          return nil
        }
        return String(parts[parts.count - 2])
      })
  }
}

/// A name with wildcards: `*` matches any characters, `?` matches one.
struct NamePattern: Hashable, Sendable {
  private let characters: [Character]

  init(_ text: some StringProtocol) { characters = Array(text) }

  /// Whether it would match ignoring case.
  func matchesInAnyCase(_ name: String) -> Bool {
    NamePattern(String(characters).lowercased()).matches(name.lowercased())
  }

  /// Case matters, as on the wire. The cost is linear except for steps back to the last `*`, so
  /// that no pattern can take long.
  func matches(_ name: String) -> Bool {
    let name = Array(name)
    var position = 0
    var index = 0
    var star: (pattern: Int, name: Int)?
    while index < name.count {
      if position < characters.count, characters[position] == "*" {
        star = (position, index)
        position += 1
      } else if position < characters.count, [name[index], "?"].contains(characters[position]) {
        position += 1
        index += 1
      } else if let last = star {
        position = last.pattern + 1
        index = last.name + 1
        star = (last.pattern, index)
      } else {
        return false
      }
    }
    return characters[position...].allSatisfy { $0 == "*" }
  }
}
