import Diagnostics
import ServiceModel

/// The table of a type on one page.
struct RESTTypeStatement {
  let type: String
  /// Whether it is the table of a response. Such tables show whole types; tables of requests leave
  /// out the fields of the base type.
  let isResponse: Bool
  let rows: [RESTOperationPage.Row]
  let page: RESTOperationPage

  /// The content of the table, as it is written. It is equal for pages that repeat each other.
  var text: Text {
    let start = rows.first?.range.lowerBound ?? 0
    let end = rows.last?.range.upperBound ?? start
    return Text(type: type, isResponse: isResponse, rows: page.file.text(start..<max(start, end)))
  }

  /// The text of a table together with its subject.
  struct Text: Hashable {
    let type: String
    let isResponse: Bool
    let rows: ByteText

    /// Tables of one type are rarely different.
    func hash(into hasher: inout Hasher) {
      hasher.combine(type)
      hasher.combine(rows.range.count)
    }
  }

  /// The place of the table.
  var location: SourceLocation { isResponse ? page.responseLocation : page.requestLocation }

  /// The sampled value of the type; nil if there is none.
  var sample: SampleShape? {
    let message = isResponse ? page.responseSample : page.requestSample
    return message?.value?.firstItem
  }
}

/// Joins one table with the known fields of its type.
struct RESTStatementMerge {
  let type: String
  /// Whether only REST tables describe the type.
  let isNew: Bool
  var complex: ComplexType
  /// What a similar type shows about the fields.
  private(set) var sibling = SiblingTypes.Match()
  /// The dictionary that is used for maps of strings.
  var stringMap: String?
  /// Whether a field is such a map.
  private(set) var hasStringMap = false
  private(set) var diagnostics = DiagnosticBag()
  private let index: RESTTypeIndex
  private let page: RESTOperationPage
  private let sample: SampleShape?
  private var positions: [FieldName: Int]

  init(_ statement: RESTTypeStatement, type: String, known: ComplexType?, index: RESTTypeIndex) {
    self.type = type
    self.index = index
    self.page = statement.page
    isNew = known == nil
    complex = known ?? ComplexType()
    let needsSample = known?.fields.contains { $0.type.isPartlyUnknown } ?? true
    sample = needsSample ? statement.sample : nil
    positions = Dictionary(complex.fields.enumerated().map { (FieldName($1.name), $0) }) {
      first, _ in first
    }
  }

  /// Takes the types that fields have in a similar type.
  mutating func take(_ sibling: SiblingTypes.Match, at location: SourceLocation) {
    self.sibling = sibling
    guard !sibling.missing.isEmpty else { return }
    let missing = sibling.missing.quoted.listedBriefly()
    diagnostics.emit(
      DocsReaderRules.restFieldMissing,
      "the table of '\(type)' has no row for \(missing), and is like '\(sibling.type)' otherwise",
      at: location, hint: "the other rows have the types that '\(sibling.type)' shows")
  }

  func sampled(_ property: String) -> SampleShape? { sample?.property(property) }

  /// - Returns: the field that the row describes, with the facts from the row.
  mutating func merge(
    _ row: RESTOperationPage.Row, _ label: RESTTypeLabel, types: [String: TypeDefinition]
  ) -> Field {
    guard let known = index(of: row) else {
      if !isNew { reportAddition(of: row) }
      let type = stated(row, label: label, types: types)
      let field = Field(name: row.name, type: type, onlyOver: isNew ? nil : .rest)
      positions[row.text.key] = complex.fields.count
      complex.fields.append(field)
      return field
    }
    let field = complex.fields[known]
    RESTStatedType(row, label, on: page).check(
      "'\(field.name)' of '\(type)'", known: field.type, types: types,
      correction: .field(field.name, of: type), diagnostics: &diagnostics)
    if field.type.isPartlyUnknown {
      complex.fields[known].type = stated(row, label: label, types: types)
    }
    return complex.fields[known]
  }

  private func index(of row: RESTOperationPage.Row) -> Int? {
    guard let likely = positions[row.text.key] else { return nil }
    if complex.fields[likely].name == row.name { return likely }
    return complex.fields.firstIndex { $0.name == row.name } ?? likely
  }

  private mutating func stated(
    _ row: RESTOperationPage.Row, label: RESTTypeLabel, types: [String: TypeDefinition]
  ) -> TypeReference {
    if let carrier = row.description.carrier, label == .blank || label == .misleading {
      return .named(carrier)
    }
    // The name of the property itself confirms a label that may be wrong.
    if label == .misleading, row.type == row.name { return .named(row.type) }
    if let similar = sibling.types[row.text.key], label.admits(similar, types) { return similar }
    if let stringMap, label == .object || label == .misleading,
      sampled(row.name)?.isStringMap == true
    {
      hasStringMap = true
      return .named(stringMap)
    }
    return index.completed(label.reference(sampled(row.name)), by: sampled(row.name))
  }

  private mutating func reportAddition(of row: RESTOperationPage.Row) {
    diagnostics.emit(
      DocsReaderRules.restOnlyProperty,
      "the property '\(row.name)' of '\(type)' is in this table; other pages show the type "
        + "without it", at: page.location(row), hint: "it is added after the type's own fields")
  }
}

/// Finds the known type that a type from a REST table repeats with additional fields.
///
/// Such a type is, for example, a type of the SOAP pages with links. Its table is coarse, and the
/// repeated fields have the same types as in the known type.
struct SiblingTypes {
  private static let leastFields = 3
  /// A table may lack one field for this many that it has.
  private static let fieldsForOneMissing = 3

  /// What is known about the fields of a table.
  struct Match {
    /// The name of the known type.
    var type = ""
    var types: [FieldName: TypeReference] = [:]
    /// The fields of the known type that the table does not have.
    var missing: [String] = []
  }

  private struct Sibling {
    let name: String
    let fields: [Field]
    let names: FieldNames

    func match(_ wanted: FieldNames) -> Match {
      let wanted = Set(wanted.names)
      return Match(
        type: name,
        types: Dictionary(fields.map { (FieldName($0.name), $0.type) }) { first, _ in first },
        missing: fields.map(\.name).filter { !wanted.contains(FieldName($0)) })
    }
  }

  /// Sorted by name, so that the first of equally good ones is used.
  private let types: [Sibling]

  init(_ types: [String: TypeDefinition]) {
    self.types = types.sorted { $0.key < $1.key }.compactMap { name, definition in
      guard let complex = definition.complex, complex.fields.count >= Self.leastFields else {
        return nil
      }
      return Sibling(
        name: name, fields: complex.fields,
        names: FieldNames(complex.fields.map { FieldName($0.name) }))
    }
  }

  /// The largest contained type; none if it has less than half of the fields. If no type is
  /// contained, the one with the most fields of the table and few others.
  func match(_ wanted: FieldNames) -> Match {
    let shares = types.map { (type: $0, shared: $0.names.count(in: wanted)) }
      .filter { $0.shared * 2 >= wanted.count }
    let whole = shares.filter { $0.shared == $0.type.names.count }
    if let best = whole.max(by: { $0.shared < $1.shared }) { return best.type.match(wanted) }
    let near = shares.filter { type, shared in
      shared >= Self.leastFields
        && (type.names.count - shared) * Self.fieldsForOneMissing <= shared
    }
    let most = near.map(\.shared).max()
    return Self.agreement(of: near.filter { $0.shared == most }.map { $0.type.match(wanted) })
  }

  /// Only the types in which all matches agree are certain.
  private static func agreement(of matches: [Match]) -> Match {
    guard var result = matches.first else { return Match() }
    result.types = result.types.filter { name, type in
      matches.allSatisfy { $0.types[name].map { $0 == type } ?? true }
    }
    return result
  }
}
