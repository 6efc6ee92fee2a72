import ServiceRuntime

/// The kinds of credentials of a call.
enum CredentialKind: String, CaseIterable, Sendable {
  /// A ticket, in the header of SOAP or as SoTicket over REST.
  case ticket
  /// A bearer token, over REST.
  case bearer
  /// User and password, over REST.
  case basic
  /// The token of an application, in addition to one of the others.
  case application
}

/// A credential as the caller sent it: its owner, and the secret that proves it.
struct PresentedCredential: Sendable {
  let kind: CredentialKind
  let name: String
  let secret: String
}

extension PresentedCredential {
  /// The longest possible name.
  static let longestName = 100

  /// Kind and name, for the audit log. It is cut, because a caller may send a name of any length.
  var claim: String {
    let short = name.unicodeScalars.prefix(Self.longestName)
    let isCut = short.endIndex < name.unicodeScalars.endIndex
    return "\(kind) \(String(short))\(isCut ? "…" : "")"
  }

  /// Kind and name, as the name of the caller.
  var caller: String { "\(kind.rawValue) \(name)" }

  /// Splits a token. The server creates tokens as `NAME.SECRET`, so that it does not need to try
  /// every hash.
  init?(_ kind: CredentialKind, token: String) {
    guard let dot = token.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    self.init(
      kind: kind, name: String(token[..<dot]), secret: String(token[token.index(after: dot)...]))
  }

  /// Nil if there is no credential, or if this server does not know its kind.
  init?(_ credentials: CallCredentials) {
    switch credentials {
    case .soap(.ticket(let ticket)), .rest(.ticket(let ticket)): self.init(.ticket, token: ticket)
    case .rest(.bearer(let token)): self.init(.bearer, token: token)
    case .rest(.basic(let user, let password)):
      self.init(kind: .basic, name: user, secret: password)
    case .soap(.none), .rest: return nil
    }
  }
}
