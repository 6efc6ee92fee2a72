/// What a reader noticed and service does not mind: for checking documented samples.
package final class ReadingAudit {
  /// Where there is something no field asked for.
  package var unknown: [String] = []
  /// Where a field of a type's own is not mentioned, not even as nil.
  package var missing: [String] = []
  /// Where an `xsi:type` names another type than the field's.
  package var wrongTypes: [String] = []
  /// Texts that are none of their type where the documentation is known to invent such.
  package var tolerated: [String] = []
  /// Keys of dictionaries that are none of the dictionary's key type.
  package var placeholders: Set<String> = []
  /// The local names of types whose invalid values are tolerated.
  private let toleratedTypes: Set<String>
  /// The properties being read, outermost first; JSON only.
  var path: [String] = []

  /// Tolerates invalid values of some types, by their local names.
  package init(tolerating types: Set<String> = []) { toleratedTypes = types }

  func tolerates(_ type: XMLName) -> Bool { toleratedTypes.contains(type.local) }
}
