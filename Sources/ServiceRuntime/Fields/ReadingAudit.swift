/// What a reader noticed and service does not mind: for checking documented samples.
final class ReadingAudit {
  /// Where there is something no field asked for.
  var unknown: [String] = []
  /// Where a value is none of its type and the documentation is known to invent such.
  var tolerated: [String] = []
  /// The local names of types whose invalid values are tolerated.
  private let toleratedTypes: Set<String>

  init(tolerating types: Set<String> = []) { toleratedTypes = types }

  func tolerates(_ type: XMLName) -> Bool { toleratedTypes.contains(type.local) }
}
