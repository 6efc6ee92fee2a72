/// Observations of a reader that are not errors for a service. They are used to check documented
/// samples.
package final class ReadingAudit {
  /// Places with content that no field reads.
  package var unknown: [String] = []
  /// Places where a field of the type itself is missing, even as nil.
  package var missing: [String] = []
  /// Places where an `xsi:type` differs from the type of the field.
  package var wrongTypes: [String] = []
  /// Invalid texts of types for which the documentation is known to invent values.
  package var tolerated: [String] = []
  /// Keys of dictionaries that are not of the key type.
  package var placeholders: Set<String> = []
  /// The local names of types whose invalid values are tolerated.
  private let toleratedTypes: Set<String>
  /// The properties being read, outermost first; JSON only.
  var path: [String] = []

  /// Tolerates invalid values of some types, by their local names.
  package init(tolerating types: Set<String> = []) { toleratedTypes = types }

  func tolerates(_ type: XMLName) -> Bool { toleratedTypes.contains(type.local) }
}
