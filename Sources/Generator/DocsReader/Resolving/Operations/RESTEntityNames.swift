import Diagnostics

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
