import ServiceRuntime

/// The owner of an entry. Only the owner finds it. For everyone else it does not seem to exist.
enum Ownership: String, CaseIterable, Sendable {
  /// Everyone who has its key, as in the documentation.
  case off
  /// The name of the credential that saved it. A ticket and a bearer token with the same name are
  /// one owner, so tokens that were saved over SOAP are found over REST.
  case caller
  /// The name of the application token of the call. All callers of one application share their
  /// entries.
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
  /// - Returns: true also for an entry without an owner, which was saved while entries had no
  ///   owners.
  func isVisible(to owner: String?) -> Bool {
    guard let owner, let own = self.owner else { return true }
    return own == owner
  }
}
