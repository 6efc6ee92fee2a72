import Diagnostics
import ServiceModel

/// Gathers what the tables of REST pages say about types, and adds it to those of a version.
///
/// SOAP samples decide; tables add the base type, prose, and what no sample shows.
struct RESTTypeMerger {
  /// The table of a type on one page.
  private struct Statement {
    let type: String
    let isResponse: Bool
    let rows: [RESTOperationPage.Row]
    let page: RESTOperationPage

    /// The sampled value of a property; parsed on each call, for few properties need it.
    func sampled(_ property: String) -> JSONValue? {
      let message = isResponse ? page.responseSample : page.requestSample
      return message.flatMap { JSONSample.value($0, of: page.file) }?.firstItem?.property(property)
    }
  }

  let profile: DocumentationProfile
  private var statements: [Statement] = []
  private var prose = RESTTypeProse()
  private var samples = RESTSampleTypes()

  init(profile: DocumentationProfile) { self.profile = profile }

  /// Takes the tables and the prose of a page.
  mutating func take(
    _ page: RESTOperationPage, _ operation: ServiceOperation, _ matcher: RESTParameterMatcher
  ) {
    takeResponse(page, operation)
    takeBody(page, operation, matcher)
    samples.take(operation, page)
    for item in matcher.items {
      guard let row = item.row else { continue }
      let description = row.description
      if let carrier = description.carrier, let text = description.text {
        prose.add([text], of: carrier)
      }
    }
  }

  private mutating func takeResponse(_ page: RESTOperationPage, _ operation: ServiceOperation) {
    let response = page.response
    if let carrier = response.carrier { prose.add(response.paragraphs, of: carrier) }
    // Several results are one object over REST, whose table is that of no type.
    guard operation.results.count == 1, let type = operation.results.first?.type.namedType,
      !response.rows.isEmpty
    else { return }
    statements.append(Statement(type: type, isResponse: true, rows: response.rows, page: page))
  }

  private mutating func takeBody(
    _ page: RESTOperationPage, _ operation: ServiceOperation, _ matcher: RESTParameterMatcher
  ) {
    guard let body = page.body, !body.rows.isEmpty,
      let item = matcher.items.first(where: { $0.location == .body }),
      let index = item.parameter, let type = operation.parameters[index].type.namedType
    else { return }
    statements.append(Statement(type: type, isResponse: false, rows: body.rows, page: page))
  }

  // MARK: Merging

  mutating func merge(into draft: inout VersionDraft, diagnostics: inout DiagnosticBag) {
    // Responses first: they show whole types, bodies leave the base out.
    for statement in statements.filter(\.isResponse) + statements.filter({ !$0.isResponse }) {
      merge(statement, into: &draft, diagnostics: &diagnostics)
    }
    samples.define(in: &draft, base: profile.base.name, baseFields: baseFields)
    prose.document(&draft.types)
  }

  private mutating func merge(
    _ statement: Statement, into draft: inout VersionDraft, diagnostics: inout DiagnosticBag
  ) {
    let name = valueType(of: statement.type, in: draft)
    let (rows, hasBase) = splitBase(statement.rows)
    var isNew = false
    var complex = ComplexType()
    switch draft.types[name]?.shape {
    case .complex(let known): complex = known
    case nil, .opaque: isNew = true
    case .enumeration, .dictionary: return
    }
    if hasBase, statement.isResponse, !isBase(name) { complex.base = profile.base.name }
    for row in rows {
      merge(row, into: &complex, of: name, isNew, statement, draft, diagnostics: &diagnostics)
    }
    var definition = draft.types[name] ?? TypeDefinition(name: name, shape: .opaque)
    definition.shape = .complex(complex)
    draft.types[name] = definition
    if isNew { draft.typeLocations[name] = statement.page.page.location }
  }

  /// The table of a dictionary is that of its values.
  private func valueType(of name: String, in draft: VersionDraft) -> String {
    if case .dictionary(let pairs) = draft.types[name]?.shape {
      return pairs.value.namedType ?? name
    }
    return name
  }

  private func isBase(_ name: String) -> Bool { profile.base.types.contains { $0.name == name } }

  private var baseFields: [String] {
    guard case .complex(let base)? = profile.base.types.first(where: { $0.name == profile.base.name })?
      .shape
    else { return [] }
    return base.fields.map(\.name)
  }

  /// The rows without those of the base type, with which tables end.
  private func splitBase(
    _ rows: [RESTOperationPage.Row]
  ) -> (own: [RESTOperationPage.Row], hasBase: Bool) {
    let base = baseFields
    guard !base.isEmpty, rows.suffix(base.count).map(\.name) == base else { return (rows, false) }
    return (Array(rows.dropLast(base.count)), true)
  }

  private mutating func merge(
    _ row: RESTOperationPage.Row, into complex: inout ComplexType, of name: String, _ isNew: Bool,
    _ statement: Statement, _ draft: VersionDraft, diagnostics: inout DiagnosticBag
  ) {
    let page = statement.page
    let description = row.description
    let label = RESTTypeLabel(row.type, profile: profile)
    let known = complex.fields.firstIndex { $0.name == row.name }
      ?? complex.fields.firstIndex { $0.name.lowercased() == row.name.lowercased() }
    if let known {
      check(label, complex.fields[known], of: name, row, page, draft, diagnostics: &diagnostics)
      if complex.fields[known].type == .unknown {
        complex.fields[known].type = type(label, description, row, statement)
      }
    } else {
      if !isNew {
        diagnostics.emit(
          DocsReaderRules.restOnlyProperty,
          "the property '\(row.name)' of '\(name)' is not in any SOAP sample",
          at: page.location(row))
      }
      complex.fields.append(
        Field(name: row.name, type: type(label, description, row, statement)))
    }
    if isNew, let field = complex.fields.last, field.type.namedType != nil {
      samples.take(field.type, statement.sampled(row.name))
    }
    if let text = description.text {
      let field = known.map { complex.fields[$0].name } ?? row.name
      prose.add(text, of: field, in: name)
    }
  }

  private func type(
    _ label: RESTTypeLabel, _ description: RESTDescription, _ row: RESTOperationPage.Row,
    _ statement: Statement
  ) -> TypeReference {
    if let carrier = description.carrier, label == .blank || label == .misleading {
      return .named(carrier)
    }
    let type = label.reference
    return type.isPartlyUnknown ? type.completed(by: statement.sampled(row.name)) : type
  }

  private func check(
    _ label: RESTTypeLabel, _ field: Field, of type: String, _ row: RESTOperationPage.Row,
    _ page: RESTOperationPage, _ draft: VersionDraft, diagnostics: inout DiagnosticBag
  ) {
    guard !label.agrees(with: field.type, types: draft.types) else { return }
    diagnostics.emit(
      DocsReaderRules.restTypeDiffers,
      "'\(field.name)' of '\(type)' is '\(field.type)' over SOAP, and '\(row.type)' here",
      at: page.location(row))
  }
}

extension JSONValue {
  /// The first item of an array, or the value itself.
  var firstItem: JSONValue? {
    if case .array(let items) = self { return items.first }
    return self
  }
}
