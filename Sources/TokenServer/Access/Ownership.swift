import ServiceRuntime

/// Whom an entry belongs to. Only its owner finds it; everyone else is answered as if there were none.
enum Ownership: String, CaseIterable, Sendable {
  /// Everyone who has its key, as in the documentation.
  case off
  /// The name of the credential that saved it. A ticket and a bearer token of one name are one owner,
  /// so that what was saved over SOAP is found over REST.
  case caller
  /// The name of the application token of the call: callers of one application share their entries.
  case application

  /// The owner that a call acts for; nil if entries belong to everyone.
  func owner(of context: CallContext) -> String? {
    switch self {
    case .off: nil
    case .caller: PresentedCredential(context.credentials).map { "\(self) \($0.name)" }
    case .application:
      context.applicationToken.flatMap { PresentedCredential(.application, token: $0) }
        .map { "\(self) \($0.name)" }
    }
  }
}

extension TokenEntry {
  /// - Parameter owner: The owner that a call acts for; nil if entries belong to everyone.
  /// - Returns: true also for an entry without an owner, which was saved while there were none.
  func isVisible(to owner: String?) -> Bool {
    guard let owner, let own = self.owner else { return true }
    return own == owner
  }
}
