import Diagnostics

/// Finds names in the samples of a REST page that its tables have no row for: the page lost rows.
///
/// On an undamaged page each name in a sample has its row. A name in a table may be missing in
/// the sample.
struct RESTRowCheck {
  let page: RESTOperationPage

  /// Reports each table once, at its header.
  func report(to diagnostics: inout DiagnosticBag) {
    for table in [pathParts, query, body, response] { table?.report(on: page, to: &diagnostics) }
    reportLostBody(to: &diagnostics)
  }

  /// A page that has no section about the request body says nowhere else that there is one.
  private func reportLostBody(to diagnostics: inout DiagnosticBag) {
    guard page.body == nil, let evidence = evidenceOfBody else { return }
    diagnostics.emit(
      DocsReaderRules.tableRowMissing,
      "the page has no section '## Request Body', and its \(evidence.name) shows one",
      at: page.file.location(of: evidence.place),
      hint: "the section may be lost: restore the page from its source")
  }

  private var evidenceOfBody: (name: String, place: Range<Int>)? {
    if let sample = page.requestSample, !sample.body.isEmpty {
      return ("sample request", sample.startLine)
    }
    let header = page.requestTypes.names.isEmpty ? nil : page.requestTypes.row
    return header.map { ("header '\($0.name)'", $0.range) }
  }

  /// The properties of a sample that are reported because the table has no row for them.
  ///
  /// - Parameter content: the body of the sample.
  func properties(ofSampleAt content: Range<Int>) -> Set<String> {
    let table = content == page.responseSample?.body ? response : body
    return Set(table?.missing ?? [])
  }

  // MARK: Tables

  /// A table, with the names that it should have.
  private struct Table {
    /// The content of the table, in words.
    let name: String
    let rows: [RESTOperationPage.Row]
    /// Its header, or the nearest part of a page without the table.
    let place: Range<Int>
    /// The part of the page that has the names, in words.
    let evidence: String
    let evidencePlace: Range<Int>
    let names: [String]

    /// The names without a row, each once. Rows are found in any case, as parameters are.
    var missing: [String] {
      var known = Set(rows.map(\.text.key))
      return names.filter { known.insert(FieldName($0)).inserted }
    }

    func report(on page: RESTOperationPage, to diagnostics: inout DiagnosticBag) {
      let missing = missing
      guard !missing.isEmpty else { return }
      diagnostics.emit(
        DocsReaderRules.tableRowMissing,
        "the table of \(name) has no row for \(missing.quoted.listedBriefly()), which \(evidence)",
        at: page.file.location(of: place),
        related: [Diagnostic.Related("what shows it", at: page.file.location(of: evidencePlace))],
        hint: "rows may be lost: restore the page from its source")
    }
  }

  private var pathParts: Table? {
    let parts = page.path.split(separator: "{").dropFirst()
      .compactMap { part in part.firstIndex(of: "}").map { String(part[..<$0]) } }
    return Table(
      name: "path parts", rows: page.pathParts.rows, place: page.pathParts.header ?? page.endpoint,
      evidence: "the endpoint has", evidencePlace: page.endpoint, names: parts)
  }

  private var query: Table? {
    let lines = [page.requestSample?.startLine, page.queryExamples].compactMap { $0 }
      .filter { !queryNames($0).isEmpty }
    guard let first = lines.first else { return nil }
    let line = page.file.text(first).trimmed.prefix(before: UInt8(ascii: "\n")).trimmed
    return Table(
      name: "query parameters", rows: page.query.rows, place: page.query.header ?? first,
      evidence: "the page's own URLs have", evidencePlace: line.range,
      names: lines.flatMap(queryNames))
  }

  private var body: Table? {
    guard let body = page.body else { return nil }
    return table(
      "the request body", body.table, of: (body.label, body.carrier, body.heading),
      sample: page.requestSample, evidence: "the sample request has")
  }

  private var response: Table? {
    let response = page.response
    return table(
      "the response", response.table, of: (response.type, response.carrier, response.heading),
      sample: page.responseSample, evidence: "the sample response has")
  }

  /// The type and the heading of a section that should have a table.
  private typealias Section = (label: RESTTypeLabel, carrier: String?, heading: Range<Int>)

  private func table(
    _ name: String, _ table: RESTOperationPage.Table, of section: Section, sample: HTTPSample?,
    evidence: String
  ) -> Table? {
    guard let sample, let value = sample.value,
      let names = value.names(besides: Set(table.rows.map(\.text.key)))
    else { return nil }
    // Maps have no table. Some pages print them as objects.
    let isMap = value.isUniform || section.label == .object && section.carrier == nil
    guard let place = table.header ?? (isMap ? nil : section.heading) else { return nil }
    return Table(
      name: name, rows: table.rows, place: place, evidence: evidence,
      evidencePlace: sample.startLine, names: names)
  }

  // MARK: Names

  /// The names in the queries of lines that begin with a method and a URL.
  private func queryNames(_ lines: Range<Int>) -> [String] {
    page.file.text(lines).string.split(whereSeparator: \.isNewline).flatMap { line in
      let target = line.split(separator: " ").dropFirst().first ?? ""
      let query = target.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
      return query.split(separator: "&").compactMap { part in
        part.firstIndex(of: "=").map { String(part[..<$0]) }
      }
    }
  }
}

extension SampleShape {
  /// Whether it is an object whose properties all look alike, as those of a map do.
  fileprivate var isUniform: Bool {
    guard case .object(let properties) = self else { return false }
    return isStringMap || properties.allSatisfy { $0.value == properties.first?.value }
  }

  /// The names of the properties that a table should have: those of the object, of the first item
  /// of a list, or of the values of a map.
  ///
  /// - Parameter known: the names in the table. A sample that has none of them shows
  ///   something else.
  /// - Returns: nil if the sample does not show what the table describes.
  fileprivate func names(besides known: Set<FieldName>) -> [String]? {
    guard case .object(let properties)? = firstItem else { return nil }
    let names = properties.map(\.name)
    if known.isEmpty || names.contains(where: { known.contains(FieldName($0)) }) { return names }
    return properties.lazy.compactMap { property -> [String]? in
      guard case .object(let inner) = property.value else { return nil }
      let names = inner.map(\.name)
      return names.contains { known.contains(FieldName($0)) } ? names : nil
    }.first
  }
}
