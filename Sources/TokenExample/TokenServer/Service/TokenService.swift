import ServiceRuntime
import UserAgent

/// The operations of the generated protocol. **Copy this** and write what your service does. The
/// rest of this program supports it.
struct TokenService: UserAgentService {
  let vault: TokenVault
  let gateway: any AccessGateway
  var ownership = Ownership.off
  /// Called for every call, with what was done and for whom.
  var audit: @Sendable (AuditEvent) -> Void = { _ in }

  func saveExternalTokens(
    _ tokenManagementInfo: TokenManagementInfo?, context: CallContext
  ) async throws -> String? {
    try await save(try tokens(tokenManagementInfo), context)
  }

  func decryptAndSaveExternalTokens(
    _ tokenManagementInfo: TokenManagementInfo?, context: CallContext
  ) async throws -> String? {
    let encrypted = try tokens(tokenManagementInfo)
    do {
      return try await save(try await gateway.decrypt(encrypted), context)
    } catch let error as AccessGatewayError {
      audit(AuditEvent(action: .refused, context: context, reason: "sealed box"))
      throw ServiceFault.client(error.description)
    }
  }

  func getExternalTokens(key: String?, context: CallContext) async throws -> TokenManagementInfo? {
    // A text that is not a key is treated like an unknown key.
    guard let key = key.flatMap(RetrievalKey.init) else {
      audit(AuditEvent(action: .notFound, context: context))
      return nil
    }
    guard let tokens = try await storing(context, { try await find(key, context) }) else {
      return nil
    }
    audit(AuditEvent(action: .found, context: context, entry: key.hash))
    return tokens
  }

  /// A caller cannot see whether tokens belong to another owner or do not exist. The audit log can.
  private func find(
    _ key: RetrievalKey, _ context: CallContext
  ) async throws -> TokenManagementInfo? {
    var reason: String?
    do {
      if let tokens = try await vault.tokens(key, owner: ownership.owner(of: context)) {
        return tokens
      }
    } catch is TokenVault.OwnedByAnother {
      reason = "belongs to another owner"
    }
    audit(AuditEvent(action: .notFound, context: context, entry: key.hash, reason: reason))
    return nil
  }

  private func tokens(_ info: TokenManagementInfo?) throws(ServiceFault) -> TokenManagementInfo {
    guard let info else { throw .client("There are no tokens to save.") }
    return info
  }

  private func save(_ tokens: TokenManagementInfo, _ context: CallContext) async throws -> String {
    let owner = ownership.owner(of: context)
    let key = try await storing(context) { try await vault.save(tokens, owner: owner) }
    audit(AuditEvent(action: .saved, context: context, entry: key.hash))
    return key.text
  }

  /// Says to callers what they can do if the store fails. The details are only in the log.
  private func storing<Result>(
    _ context: CallContext, _ body: () async throws -> Result
  ) async throws -> Result {
    do {
      return try await body()
    } catch let error as TokenVault.TooLarge {
      throw ServiceFault.tooLarge("The tokens are larger than \(error.maximumBytes) bytes.")
    } catch {
      audit(AuditEvent(action: .failed, context: context, reason: "\(error)"))
      switch error {
      case StorageError.full:
        throw ServiceFault(.server, "There is no space for more tokens.", httpStatus: 507)
      case StorageError.locked, StorageError.closed, StorageError.moved, StorageError.unreachable:
        throw ServiceFault.unavailable("The tokens cannot be reached now; try again later.")
      default: throw ServiceFault.server("An internal error occurred.")
      }
    }
  }
}
