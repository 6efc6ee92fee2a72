import ServiceRuntime
import UserAgent

/// The operations, as the generated protocol has them. **Copy this** and put in what your service
/// does; everything else in this program stands around it.
struct TokenService: UserAgentService {
  let vault: TokenVault
  let gateway: any AccessGateway
  var ownership = Ownership.off
  /// Told what was done for whom.
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
    // What is no key at all is answered as one that is not known.
    guard let key = key.flatMap(RetrievalKey.init) else {
      audit(AuditEvent(action: .notFound, context: context))
      return nil
    }
    let tokens = try await storing(context) { try await find(key, context) }
    if tokens != nil { audit(AuditEvent(action: .found, context: context, entry: key.hash)) }
    return tokens
  }

  /// A caller cannot tell tokens of another owner from none. The audit log can.
  private func find(
    _ key: RetrievalKey, _ context: CallContext
  ) async throws -> TokenManagementInfo? {
    var event = AuditEvent(action: .notFound, context: context, entry: key.hash)
    do {
      if let tokens = try await vault.tokens(key, owner: ownership.owner(of: context)) {
        return tokens
      }
    } catch is TokenVault.OwnedByAnother {
      event.reason = "belongs to another owner"
    }
    audit(event)
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

  /// Tells callers what they can do about a store that fails; the rest is for the log.
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
        throw ServiceFault(.server, "There is no room for more tokens.", httpStatus: 507)
      case StorageError.locked, StorageError.closed, StorageError.moved, StorageError.unreachable:
        throw ServiceFault.unavailable("The tokens cannot be reached now; try again later.")
      default: throw ServiceFault.server("An internal error occurred.")
      }
    }
  }
}
