import Diagnostics
import ServiceModel

/// Collects what the tables of REST pages say about types, and adds it to the types of a version.
///
/// SOAP samples decide. Tables add the base type, and fields that no sample shows.
struct RESTTypeStatements {
  private let profile: DocumentationProfile
  private let index: RESTTypeIndex
  private var statements: [RESTTypeStatement] = []

  init(profile: DocumentationProfile, index: RESTTypeIndex) {
    self.profile = profile
    self.index = index
  }

  /// Adds the tables of a page.
  mutating func take(
    _ page: RESTOperationPage, operation: ServiceOperation, matcher: RESTParameterMatcher
  ) {
    // The table of several results does not belong to a type.
    take(page.response.rows, of: operation.onlyResult?.type, isResponse: true, on: page)
    let body = matcher.items.first { $0.location == .body }?.parameter
    take(
      page.body?.rows ?? [], of: body.map { operation.parameters[$0].type }, isResponse: false,
      on: page)
  }

  private mutating func take(
    _ rows: [RESTOperationPage.Row], of type: TypeReference?, isResponse: Bool,
    on page: RESTOperationPage
  ) {
    guard let name = type?.namedType, !rows.isEmpty else { return }
    statements.append(
      RESTTypeStatement(type: name, isResponse: isResponse, rows: rows, page: page))
  }

  // MARK: Merging

  /// - Parameters:
  ///   - samples: receives the samples of fields whose type only they show.
  ///   - prose: receives the descriptions of fields.
  func merge(
    into draft: inout VersionDraft, samples: inout RESTSampleTypes, prose: inout RESTTypeProse,
    diagnostics: inout DiagnosticBag
  ) {
    let siblings = SiblingTypes(draft.types)
    // Responses come first, because they show whole types. Bodies leave out the fields of the base
    // type.
    var settled: Set<RESTTypeStatement.Text> = []
    for statement in statements.filter(\.isResponse) + statements.filter({ !$0.isResponse }) {
      // Many pages show the same table. If one of them has the complete information, the others add
      // nothing.
      if settled.contains(statement.text) { continue }
      let findings = merge(statement, siblings, into: &draft, samples: &samples, prose: &prose)
      diagnostics.merge(findings)
      if findings.isEmpty, isWhole(statement.type, in: draft) { settled.insert(statement.text) }
    }
  }

  private func merge(
    _ statement: RESTTypeStatement, _ siblings: SiblingTypes, into draft: inout VersionDraft,
    samples: inout RESTSampleTypes, prose: inout RESTTypeProse
  ) -> DiagnosticBag {
    let name = valueType(of: statement.type, in: draft)
    // A Swagger file takes precedence over tables, which are made from it.
    if draft.swaggerTypes.contains(name) { return DiagnosticBag() }
    var merge: RESTStatementMerge
    switch draft.types[name]?.shape {
    case .complex(let known):
      merge = RESTStatementMerge(statement, type: name, known: known, index: index)
    case nil, .opaque:
      merge = RESTStatementMerge(statement, type: name, known: nil, index: index)
      let names = FieldNames(statement.rows.map(\.text.key))
      merge.take(siblings.match(names), at: statement.location)
      merge.stringMap = Self.stringMap(in: draft) ?? StringMap.dictionaryName(of: .string)
    case .enumeration, .dictionary, .choice: return DiagnosticBag()
    }
    // A type that a schema defines has the base type of the schema and no other.
    let isOpen = !draft.schemaTypes.contains(name) || draft.types[name]?.base == profile.base.name
    let (rows, hasBase) =
      isOpen ? profile.base.split(statement.rows, by: \.name) : (statement.rows, false)
    if hasBase, statement.isResponse, profile.base[name] == nil {
      merge.complex.base = profile.base.name
    }
    for row in rows {
      let label = row.text.label.judged(by: profile)
      let field = merge.merge(row, label, types: draft.types)
      if let text = row.description.text { prose.add(text, of: field.name, in: name) }
      guard merge.isNew else { continue }
      samples.take(field.type, merge.sampled(row.name))
      draft.fieldLocations[name, default: [:]][field.name] = statement.page.location(row)
    }
    if merge.hasStringMap { defineStringMap(in: &draft) }
    draft.types[name, default: TypeDefinition(name: name, shape: .opaque)].shape =
      .complex(merge.complex)
    if merge.isNew { draft.typeLocations[name] = statement.location }
    return merge.diagnostics
  }

  /// Whether a sample can add nothing more to a type.
  private func isWhole(_ type: String, in draft: VersionDraft) -> Bool {
    let fields = draft.types[valueType(of: type, in: draft)]?.complex?.fields ?? []
    return !fields.contains { $0.type.isPartlyUnknown }
  }

  // MARK: Maps

  private static func stringMap(in draft: VersionDraft) -> String? {
    StringMap.dictionaries(in: draft.types)[.string]
  }

  private func defineStringMap(in draft: inout VersionDraft) {
    guard Self.stringMap(in: draft) == nil else { return }
    let name = StringMap.dictionaryName(of: .string)
    draft.types[name] = StringMap.definition(named: name, of: .string)
  }

  /// The table of a dictionary describes its values.
  private func valueType(of name: String, in draft: VersionDraft) -> String {
    guard case .dictionary(let pairs) = draft.types[name]?.shape else { return name }
    return pairs.value.namedType ?? name
  }
}
