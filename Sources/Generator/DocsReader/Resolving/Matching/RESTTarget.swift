import Diagnostics
import ServiceModel

/// The operation that a REST page describes. Its path and its uid identify it.
struct RESTTarget: Hashable {
  let service: VersionDraft.ServiceKey
  let operation: String

  var address: OperationAddress {
    OperationAddress(kind: service.kind, service: service.name, operation: operation)
  }

  /// - Returns: nil if the page does not identify an operation; the diagnostics say why.
  static func read(
    _ page: RESTOperationPage, entities: RESTEntityNames, profile: DocumentationProfile,
    diagnostics: inout DiagnosticBag
  ) -> RESTTarget? {
    checkTitle(of: page, diagnostics: &diagnostics)
    let target = RESTTarget(
      path: page.path, uid: page.page.uid?.value ?? "", entities: entities, profile: profile)
    if let target, target.service.kind == .agent {
      check(
        page, uid: profile.restAgentUID(agent: target.service.name, operation: target.operation),
        diagnostics: &diagnostics)
    } else if target == nil {
      diagnostics.emit(
        DocsReaderRules.missingFrontMatter, "the page has no uid that names the operation",
        at: page.page.location,
        hint: "operations of entities are named by their uid ('v1<Entity>_<Operation>')")
    }
    return target
  }

  /// - Returns: nil if neither the path nor the uid identifies it.
  init?(path: String, uid: String, entities: RESTEntityNames, profile: DocumentationProfile) {
    let words = path.dropping(prefix: profile.restAgentPath)?
      .split(ascii: "/", omittingEmpty: false).map(String.init)
    if let words, words.count == 2 {
      service = VersionDraft.ServiceKey(kind: .agent, name: words[0])
      operation = words[1]
      return
    }
    // The uid names the entity and the operation. Paths of several entities may begin alike.
    guard path.hasPrefix(profile.restEntityPath),
      let found = RESTEntityNames.parts(of: uid, profile: profile)
    else { return nil }
    service = VersionDraft.ServiceKey(kind: .entity, name: entities.name(of: found.entity))
    operation = found.operation
  }

  private static func check(
    _ page: RESTOperationPage, uid expected: String, diagnostics: inout DiagnosticBag
  ) {
    guard let uid = page.page.uid, uid.value != expected else { return }
    diagnostics.emit(
      DocsReaderRules.titleMismatch, "the uid is '\(uid.value)', and the path says '\(expected)'",
      at: page.file.location(of: uid.range))
  }

  /// Titles abbreviate a method and the parameters of a path, so only the rest is compared.
  private static func checkTitle(of page: RESTOperationPage, diagnostics: inout DiagnosticBag) {
    guard let title = page.page.title else { return }
    let words = title.value.split(ascii: " ", maxSplits: 1).map(String.init)
    guard let method = words.first, let path = words.last else { return }
    let titleMethod = method == "DEL" ? "DELETE" : method
    let fixed = Array(path.utf8.prefix { $0 != UInt8(ascii: "{") })
    let isInPath = ByteText(Array(page.path.utf8)).firstIndex(of: fixed) != nil
    if titleMethod != page.method || !isInPath {
      diagnostics.emit(
        DocsReaderRules.titleMismatch,
        "the endpoint is '\(page.method) \(page.path)', and the title says '\(title.value)'",
        at: page.file.location(of: page.endpoint))
    }
  }
}

/// The names of the entities of the REST API. They are in the uids of operations, where many have a
/// suffix (`v1BookEntity_GetBook` is an operation of `Book`).
struct RESTEntityNames {
  private let suffix: String
  /// The complete names in the uids.
  private let whole: Set<String>

  /// - Parameter uids: the uids of all operations.
  init(_ uids: [String], profile: DocumentationProfile) {
    suffix = profile.restEntityUIDSuffix
    whole = Set(uids.compactMap { Self.parts(of: $0, profile: profile)?.entity })
  }

  /// The name of an entity; with its suffix if another entity has the shorter name.
  func name(of entity: String) -> String {
    guard !suffix.isEmpty, entity.hasSuffix(suffix), entity != suffix else { return entity }
    let short = String(entity.dropLast(suffix.count))
    return whole.contains(short) ? entity : short
  }

  /// Divides a uid into its parts; nil if it does not name an operation.
  static func parts(
    of uid: String, profile: DocumentationProfile
  ) -> (entity: String, operation: String)? {
    let name = uid.dropping(prefix: profile.restEntityUIDPrefix) ?? uid
    let parts = name.split(ascii: "_", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    return (String(parts[0]), String(parts[1]))
  }
}
