import Foundation

/// Where entries are kept, as the setting `database` says.
enum StoreLocation: Hashable, Sendable {
  case memory
  case sqlite(path: String)
  case postgres(url: String)

  /// Nil for an address of something else.
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

  /// Without a password.
  var description: String {
    switch self {
    case .memory: "memory"
    case .sqlite(let path): path
    case .postgres(let url): Self.redacted(url)
    }
  }

  /// An address without the passwords in it: that of the user, and those of parameters.
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

  /// Whether a password is a part of it.
  var hasPassword: Bool {
    if case .postgres(let url) = self { Self.redacted(url) != url } else { false }
  }
}
