import Foundation

/// The place of the entries, from the setting `database`.
enum StoreLocation: Hashable, Sendable {
  case memory
  case sqlite(path: String)
  case postgres(url: String)

  /// Nil for an address of another kind.
  init?(_ text: String) {
    if text == "memory" {
      self = .memory
    } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
      self = .postgres(url: text)
    } else if text.contains("://") {
      return nil
    } else {
      self = .sqlite(path: text)
    }
  }

  /// The location without a password.
  var description: String {
    switch self {
    case .memory: "memory"
    case .sqlite(let path): path
    case .postgres(let url): Self.redacted(url)
    }
  }

  /// An address without its passwords: the password of the user, and passwords in parameters.
  static func redacted(_ url: String) -> String {
    guard let scheme = url.range(of: "://") else { return url }
    var rest = String(url[scheme.upperBound...])
    let authority = rest.prefix { $0 != "/" }
    if let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") {
      rest.replaceSubrange(rest.index(after: colon)..<at, with: hidden)
    }
    let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return url[..<scheme.upperBound] + rest }
    let parameters = parts[1].split(separator: "&", omittingEmptySubsequences: false).map {
      let name = $0.prefix { $0 != "=" }
      return name.hasSuffix("password") ? "\(name)=\(hidden)" : String($0)
    }
    return url[..<scheme.upperBound] + parts[0] + "?" + parameters.joined(separator: "&")
  }

  private static let hidden = "<redacted>"

  /// Whether the address contains a password.
  var hasPassword: Bool {
    if case .postgres(let url) = self { Self.redacted(url) != url } else { false }
  }
}
