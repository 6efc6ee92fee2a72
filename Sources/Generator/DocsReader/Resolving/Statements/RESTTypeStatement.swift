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
  /// The types that fields of these names have in a similar type.
  var siblings: [FieldName: TypeReference] = [:]
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
    if let sibling = siblings[row.text.key], label.admits(sibling, types) { return sibling }
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

  /// Sorted by name, so that the first of equally good ones is used.
  private let types: [(fields: [Field], names: FieldNames)]

  init(_ types: [String: TypeDefinition]) {
    self.types = types.sorted { $0.key < $1.key }.compactMap { _, definition in
      guard let complex = definition.complex, complex.fields.count >= Self.leastFields else {
        return nil
      }
      return (complex.fields, FieldNames(complex.fields.map { FieldName($0.name) }))
    }
  }

  /// The types of the fields of the largest contained type; none if it has less than half of the
  /// fields.
  func fields(of wanted: FieldNames) -> [FieldName: TypeReference] {
    let best = types.filter { $0.names.isSubset(of: wanted) && $0.names.count * 2 >= wanted.count }
      .max { $0.names.count < $1.names.count }
    let pairs = best?.fields.map { (FieldName($0.name), $0.type) } ?? []
    return Dictionary(pairs) { first, _ in first }
  }
}
