import ServiceModel

/// Finds the names that REST pages print in place of types they do not know.
///
/// Which name that is changes with each revision of the documentation, so that it is found by what
/// it cannot be: one name that stands for nothing, or for things that are not the same.
struct RESTNamelessLabels {
  /// Everything one name stands for.
  fileprivate struct Uses {
    /// The body of an operation that answers nothing.
    var standsForNothing = false
    /// A property whose type the profile knows by another name.
    var standsForBase = false
    /// A property that holds a map of strings.
    var standsForMap = false
    /// The fields of the tables it is printed above.
    var tables: Set<FieldNames> = []
    /// The types that SOAP knows for what it is printed for.
    var types: Set<String> = []
    /// The properties it is printed for, and those of them that are in its own table.
    var properties: Set<String> = []
    var ownProperties: Set<String> = []
    /// Whether a property or an operation has the name too.
    var isConfirmed = false
  }

  private let profile: DocumentationProfile
  private let types: [String: TypeDefinition]
  private let base: [String: TypeReference]
  private var uses: [String: Uses] = [:]

  /// - Parameter types: those known from other pages than those of REST.
  init(profile: DocumentationProfile, types: [String: TypeDefinition]) {
    // What is in the profile is known to be such a name in some revisions: whether it is one here
    // is to be found out.
    var open = profile
    open.misleadingTypeLabels = []
    self.profile = open
    self.types = types
    let fields = profile.base.types.first { $0.name == profile.base.name }?.fields ?? []
    base = Dictionary(fields.map { ($0.name, $0.type) }) { first, _ in first }
  }

  // MARK: Taking pages

  /// Takes a page, with the operation as SOAP knows it.
  mutating func take(_ page: RESTOperationPage, _ operation: ServiceOperation?) {
    takeResponse(page, operation)
    guard let body = page.body else { return }
    let isWrapper = RESTBindingReader(page: page).body == .wrapper
    let known = isWrapper ? operation?.parameters.map { ($0.name, $0.type) } ?? [] : []
    let sample = page.requestSample?.value?.firstItem
    for row in body.rows {
      guard case .named(let label) = row.text.label else { continue }
      take(
        row, label: label, known: Self.type(named: row.name, in: known),
        sample: sample?.property(row.name), table: nil)
    }
  }

  private mutating func takeResponse(_ page: RESTOperationPage, _ operation: ServiceOperation?) {
    let response = page.response
    let result = operation?.results.count == 1 ? operation?.results.first?.type : nil
    var label: String?
    if case .named(let name) = RESTTypeLabel(response.bodyLabel ?? "", profile: profile) {
      label = name
      take(page, label: name, result)
    }
    var known: [(String, TypeReference)] = []
    if let name = result?.namedType { known = types[name]?.fields.map { ($0.name, $0.type) } ?? [] }
    let sample = page.responseSample?.value?.firstItem
    for row in response.rows {
      guard case .named(let printed) = row.text.label else { continue }
      take(
        row, label: printed, known: Self.type(named: row.name, in: known),
        sample: sample?.property(row.name), table: label)
    }
  }

  private mutating func take(
    _ page: RESTOperationPage, label: String, _ result: TypeReference?
  ) {
    let rows = page.response.rows
    var uses = uses[label] ?? Uses()
    let reader = RESTBindingReader(page: page)
    if reader.isVoid, !reader.successes.isEmpty { uses.standsForNothing = true }
    if !rows.isEmpty { uses.tables.insert(ownFields(rows)) }
    if !uses.isConfirmed, page.isNamed(after: label) { uses.isConfirmed = true }
    if let name = result?.namedType, name != label { uses.types.insert(name) }
    self.uses[label] = uses
  }

  /// - Parameters:
  ///   - label: the name printed as the type of the property.
  ///   - known: what SOAP knows of the property.
  ///   - table: the name printed above the table.
  private mutating func take(
    _ row: RESTOperationPage.Row, label: String, known: TypeReference?, sample: SampleShape?,
    table: String?
  ) {
    var uses = uses[label] ?? Uses()
    if let type = base[row.name]?.namedType {
      uses.standsForBase = uses.standsForBase || type != label
    } else if row.name == label {
      uses.isConfirmed = true
    } else {
      uses.properties.insert(row.name)
      if table == label { uses.ownProperties.insert(row.name) }
      if sample?.isStringMap == true { uses.standsForMap = true }
      if let name = known?.namedType, name != label { uses.types.insert(name) }
    }
    self.uses[label] = uses
  }

  private func ownFields(_ rows: [RESTOperationPage.Row]) -> FieldNames {
    FieldNames(rows.filter { base[$0.name] == nil }.map(\.text.key))
  }

  private static func type(
    named name: String, in fields: [(String, TypeReference)]
  ) -> TypeReference? {
    fields.first { $0.0.lowercased() == name.lowercased() }?.1
  }

  // MARK: Judging

  /// The names that are not types: those found here, and the known ones, unless a type of the name
  /// is shown and nothing speaks against it.
  func found(besides known: [String]) -> [String] {
    let found = uses.filter { isNameless($0.key, $0.value) }.map(\.key)
    let kept = known.filter { label in
      guard isShown(label), let uses = uses[label] else { return true }
      return !uses.isBlameless
    }
    return Set(found + kept).sorted()
  }

  private func isNameless(_ label: String, _ uses: Uses) -> Bool {
    if uses.standsForNothing || uses.standsForBase || uses.types.count > 1 { return true }
    if Self.hasContradiction(uses.tables) { return true }
    guard types[label] == nil else { return false }
    // No type holds itself twice without a list around it.
    if uses.ownProperties.count > 1 { return true }
    guard uses.tables.isEmpty, !uses.isConfirmed else { return false }
    return uses.standsForMap || standsForUnrelated(label, uses.properties)
  }

  /// Whether something has the shape of the name, or the name itself.
  private func isShown(_ label: String) -> Bool {
    if let shape = types[label]?.shape, shape != .opaque { return true }
    return uses[label]?.isConfirmed == true && uses[label]?.tables.isEmpty == false
  }

  /// Two tables of which neither has all the fields of the other are those of two types.
  private static func hasContradiction(_ tables: Set<FieldNames>) -> Bool {
    guard let largest = tables.max(by: { $0.count < $1.count }) else { return false }
    return tables.contains { !$0.isSubset(of: largest) }
  }

  /// Whether a name that has a shape nowhere is printed for things that have nothing in common:
  /// neither a word with each other, nor one with the name.
  private func standsForUnrelated(_ label: String, _ properties: Set<String>) -> Bool {
    let labelWords = NameWords.words(label)
    var groups: [Set<String>] = []
    for property in properties.sorted() {
      var words = NameWords.words(property)
      if !words.isDisjoint(with: labelWords) { return false }
      for group in groups where !group.isDisjoint(with: words) { words.formUnion(group) }
      groups.removeAll { $0.isSubset(of: words) }
      groups.append(words)
    }
    return groups.count >= Self.leastUnrelated
  }

  /// Two things may be of one type and have names without a common word; of three that is unlikely.
  private static let leastUnrelated = 3
}

extension RESTNamelessLabels.Uses {
  /// Whether the name is printed for nothing that it cannot be the type of.
  fileprivate var isBlameless: Bool {
    !standsForNothing && !standsForBase && !standsForMap && types.isEmpty
      && ownProperties.isEmpty && tables.count < 2
  }
}

/// The words of a name: `LicenseInfo` → `license`, `info`.
enum NameWords {
  static func words(_ name: String) -> Set<String> {
    var words: [String] = []
    var previous: Character = "A"
    for character in name {
      let starts = character.isUppercase && !previous.isUppercase || !character.isLetter
      if starts || words.isEmpty { words.append("") }
      if character.isLetter { words[words.count - 1].append(contentsOf: character.lowercased()) }
      previous = character
    }
    return Set(words.filter { !$0.isEmpty })
  }
}

extension RESTOperationPage {
  /// Whether the name of the operation says that of a type.
  func isNamed(after type: String) -> Bool {
    let type = Array(type.utf8)
    return Self.ending(of: path, after: "/").firstIndex(of: type) != nil
      || Self.ending(of: page.uid?.value ?? "", after: "_").firstIndex(of: type) != nil
  }

  private static func ending(of text: String, after separator: Unicode.Scalar) -> ByteText {
    let bytes = Array(text.utf8)
    let last = bytes.lastIndex(of: UInt8(ascii: separator))
    return ByteText(bytes, (last.map { $0 + 1 } ?? 0)..<bytes.count)
  }
}

extension TypeDefinition {
  /// Its own fields; none if it is not a complex type.
  fileprivate var fields: [Field] {
    if case .complex(let complex) = shape { complex.fields } else { [] }
  }
}
