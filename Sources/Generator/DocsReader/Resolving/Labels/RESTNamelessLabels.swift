import ServiceModel

/// Finds the names that REST pages print in place of types that they do not know.
///
/// These names are different in each revision of the documentation, so they are found by
/// contradictions: one name is printed for no type, or for different types.
struct RESTNamelessLabels {
  /// All uses of one name.
  fileprivate struct Uses {
    /// Whether it is printed for the response of an operation that returns nothing.
    var standsForNothing = false
    /// Whether it is printed for a property whose type has another name in the profile.
    var standsForBase = false
    /// Whether it is printed for a property that is a map of strings.
    var standsForMap = false
    /// The fields of the tables under the name.
    var tables: Set<FieldNames> = []
    /// The types that SOAP has in the places where the name is printed.
    var types: Set<String> = []
    /// The properties with this type, and those of them that are in its own table.
    var properties: Set<String> = []
    var ownProperties: Set<String> = []
    /// Whether a property or an operation has the same name.
    var isConfirmed = false
  }

  private let types: [String: TypeDefinition]
  private let base: [String: TypeReference]
  private var uses: [String: Uses] = [:]

  /// - Parameter types: the types known from pages that are not REST pages.
  init(profile: DocumentationProfile, types: [String: TypeDefinition]) {
    self.types = types
    base = Dictionary(profile.base.fields.map { ($0.name, $0.type) }) { first, _ in first }
  }

  // MARK: Adding pages

  /// Adds a page, with the operation as SOAP describes it.
  mutating func take(_ page: RESTOperationPage, _ operation: ServiceOperation?) {
    takeResponse(page, operation)
    guard let body = page.body else { return }
    let isWrapper = page.bodyForm == .wrapper
    let parameters = isWrapper ? operation?.parameters ?? [] : []
    take(
      body.rows, known: Self.byName(parameters.map { ($0.name, $0.type) }),
      sample: page.requestSample, table: nil)
  }

  private mutating func takeResponse(_ page: RESTOperationPage, _ operation: ServiceOperation?) {
    let response = page.response
    let result = operation?.onlyResult?.type
    var label: String?
    if response.bodyLabel != nil, case .named(let name) = response.type {
      label = name
      take(page, label: name, result)
    }
    let fields = result?.namedType.flatMap { types[$0]?.complex?.fields } ?? []
    take(
      response.rows, known: Self.byName(fields.map { ($0.name, $0.type) }),
      sample: page.responseSample, table: label)
  }

  /// - Parameter known: the types over SOAP, by lowercased names.
  private mutating func take(
    _ rows: [RESTOperationPage.Row], known: [String: TypeReference], sample: HTTPSample?,
    table: String?
  ) {
    let sample = sample?.value?.firstItem
    for row in rows {
      guard case .named(let label) = row.text.label else { continue }
      take(
        row, label: label, known: known[row.name.lowercased()],
        sample: sample?.property(row.name), table: table)
    }
  }

  private mutating func take(_ page: RESTOperationPage, label: String, _ result: TypeReference?) {
    let rows = page.response.rows
    let own = rows.filter { base[$0.name] == nil }
    change(label) { uses in
      if page.isVoid, !page.successes.isEmpty { uses.standsForNothing = true }
      if !rows.isEmpty { uses.tables.insert(FieldNames(own.map(\.text.key))) }
      if !uses.isConfirmed, page.isNamed(after: label) { uses.isConfirmed = true }
      if let name = result?.namedType, name != label { uses.types.insert(name) }
    }
  }

  /// - Parameters:
  ///   - label: the name that is printed as the type of the property.
  ///   - known: the type of the property over SOAP.
  ///   - table: the name that is printed above the table.
  private mutating func take(
    _ row: RESTOperationPage.Row, label: String, known: TypeReference?, sample: SampleShape?,
    table: String?
  ) {
    let typeOfBase = base[row.name]?.namedType
    change(label) { uses in
      if let type = typeOfBase {
        uses.standsForBase = uses.standsForBase || type != label
      } else if row.name == label {
        uses.isConfirmed = true
      } else {
        uses.properties.insert(row.name)
        if table == label { uses.ownProperties.insert(row.name) }
        if sample?.isStringMap == true { uses.standsForMap = true }
        if let name = known?.namedType, name != label { uses.types.insert(name) }
      }
    }
  }

  /// Changes the uses of a name in place: a name can be used as often as there are rows.
  private mutating func change(_ label: String, _ change: (inout Uses) -> Void) {
    change(&uses[label, default: Uses()])
  }

  private static func byName(_ types: [(String, TypeReference)]) -> [String: TypeReference] {
    Dictionary(types.map { ($0.0.lowercased(), $0.1) }) { first, _ in first }
  }

  // MARK: Judging

  /// The names that are not types: the names found here, and the known ones, unless a type with the
  /// name is shown and nothing contradicts it.
  ///
  /// - Parameter known: the names of this kind in some revisions. They may be types here.
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
    // No type contains itself twice without a list around it.
    if uses.ownProperties.count > 1 { return true }
    guard uses.tables.isEmpty, !uses.isConfirmed else { return false }
    return uses.standsForMap || standsForUnrelated(label, uses.properties)
  }

  /// Whether the shape of the name is known, or the name is confirmed and has a table.
  private func isShown(_ label: String) -> Bool {
    if let shape = types[label]?.shape, shape != .opaque { return true }
    return uses[label]?.isConfirmed == true && uses[label]?.tables.isEmpty == false
  }

  /// If neither of two tables has all fields of the other, they belong to two types.
  private static func hasContradiction(_ tables: Set<FieldNames>) -> Bool {
    guard let largest = tables.max(by: { $0.count < $1.count }) else { return false }
    return tables.contains { !$0.isSubset(of: largest) }
  }

  /// Whether a name without a shape is printed for things whose names have no word in common,
  /// neither with each other nor with this name.
  private func standsForUnrelated(_ label: String, _ properties: Set<String>) -> Bool {
    let labelWords = NameWords.words(label)
    var groups = WordGroups()
    for property in properties {
      let words = NameWords.words(property)
      if !words.isDisjoint(with: labelWords) { return false }
      groups.join(words)
    }
    return groups.count >= Self.leastUnrelated
  }

  /// Two things may have one type and names without a common word. For three things that is
  /// unlikely.
  private static let leastUnrelated = 3
}

extension RESTNamelessLabels.Uses {
  /// Whether every use of the name can be a use of its type.
  fileprivate var isBlameless: Bool {
    !standsForNothing && !standsForBase && !standsForMap && types.isEmpty
      && ownProperties.isEmpty && tables.count < 2
  }
}

/// Words, in groups that have no word in common.
private struct WordGroups {
  /// For each word another one of its group. A word that is its own parent stands for the group.
  private var parents: [String: String] = [:]

  var count: Int { parents.count { $0 == $1 } }

  /// Makes one group of all groups that have one of the words.
  mutating func join(_ words: Set<String>) {
    guard let first = words.first else { return }
    let root = root(of: first)
    for word in words { parents[self.root(of: word)] = root }
  }

  private mutating func root(of word: String) -> String {
    var word = word
    while let parent = parents[word], parent != word {
      // The path becomes shorter each time.
      parents[word] = parents[parent]
      word = parent
    }
    if parents[word] == nil { parents[word] = word }
    return word
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
