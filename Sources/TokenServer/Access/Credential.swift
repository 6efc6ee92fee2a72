import ServiceRuntime

/// What a call can say about who calls.
enum CredentialKind: String, CaseIterable, Sendable {
  /// A ticket, in the header of SOAP or as SoTicket over REST.
  case ticket
  /// A bearer token, over REST.
  case bearer
  /// User and password, over REST.
  case basic
  /// The token of an application, beside one of the others.
  case application
}

/// A credential as presented: whose it is, and the secret that proves it.
struct PresentedCredential: Sendable {
  let kind: CredentialKind
  let name: String
  let secret: String
}

extension PresentedCredential {
  /// The longest name that is in use.
  static let longestName = 100

  /// Kind and name, for the audit log; a stranger may send a name of any length.
  var claim: String {
    let short = name.unicodeScalars.prefix(Self.longestName)
    let isCut = short.endIndex < name.unicodeScalars.endIndex
    return "\(kind) \(String(short))\(isCut ? "…" : "")"
  }

  /// Takes a token apart: the server makes them as `NAME.SECRET`, so that it need not try every
  /// hash it has.
  init?(_ kind: CredentialKind, token: String) {
    guard let dot = token.lastIndex(of: ".") else { return nil }
    self.init(
      kind: kind, name: String(token[..<dot]), secret: String(token[token.index(after: dot)...]))
  }

  /// Nil for nothing, and for what this server does not know.
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
