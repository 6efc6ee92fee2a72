import PositionedJSON

/// Prints diagnostics as a SARIF 2.1.0 log with one run.
///
/// The property names are those of the OASIS standard "Static Analysis Results Interchange Format
/// (SARIF) Version 2.1.0".
package struct SARIFDiagnosticPrinter: Sendable {
  package var files: SourceFileTable
  package var tool: ReportingTool
  /// All rules of the tool. Missing rules of the diagnostics are added.
  package var rules: [DiagnosticRule]

  package init(files: SourceFileTable, tool: ReportingTool, rules: [DiagnosticRule]) {
    self.files = files
    self.tool = tool
    self.rules = rules
  }

  /// - Parameter accepted: the accepted diagnostics, which follow the others, with the reasons.
  package func render(
    _ diagnostics: [Diagnostic], accepted: [(diagnostic: Diagnostic, reason: String)] = []
  ) -> String {
    // A rule may have a lower severity at some places. Its level here is the worst one, and every
    // result has its own.
    let worst = Dictionary(
      (rules + (diagnostics + accepted.map(\.diagnostic)).map(\.rule)).map { ($0.id, $0) },
      uniquingKeysWith: { $0.severity < $1.severity ? $1 : $0 })
    let known = worst.values.sorted { $0.id < $1.id }
    let indices = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1.id, $0) })
    let results =
      diagnostics.map { result(for: $0, indices, reason: nil) }
      + accepted.map { result(for: $0.diagnostic, indices, reason: $0.reason) }
    let driver: JSONSyntaxTree = [
      "name": .string(tool.name), "version": .string(tool.version),
      "semanticVersion": .string(tool.version), "rules": .array(known.map(Self.descriptor)),
    ]
    return MachineReport.text(of: [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [
        ["columnKind": "utf16CodeUnits", "results": .array(results), "tool": ["driver": driver]]
      ],
    ])
  }

  private static func descriptor(of rule: DiagnosticRule) -> JSONSyntaxTree {
    let explanation = JSONSyntaxTree.string(rule.explanation)
    return [
      "id": .string(rule.id), "shortDescription": ["text": .string(rule.title)],
      "fullDescription": ["text": explanation],
      "help": ["text": explanation, "markdown": explanation],
      "defaultConfiguration": ["level": .string(rule.severity.rawValue)],
    ]
  }

  /// - Parameter reason: why it is accepted; nil if it is not.
  private func result(
    for diagnostic: Diagnostic, _ ruleIndices: [String: Int], reason: String?
  ) -> JSONSyntaxTree {
    let hint = diagnostic.hint.map { "\nHint: \($0)" } ?? ""
    let correction = diagnostic.settlement.map { "\nCorrection: \($0.entry)" } ?? ""
    let related = diagnostic.related.enumerated().map { index, place in
      location(
        place.location,
        [
          "id": .number(index + 1), "message": ["text": .string(place.message)],
        ])
    }
    return [
      "ruleId": .string(diagnostic.rule.id),
      "ruleIndex": ruleIndices[diagnostic.rule.id].map { .number($0) },
      "level": .string(diagnostic.severity.rawValue),
      "message": ["text": .string(diagnostic.message + hint + correction)],
      "locations": .array(diagnostic.location.map { [location($0)] } ?? []),
      "relatedLocations": related.isEmpty ? nil : .array(related),
      // Code scanning on GitHub uses the first one.
      "partialFingerprints": diagnostic.fingerprint.map {
        ["primaryLocationLineHash": .string("\($0):1"), "docs2swift/v1": .string($0)]
      },
      "suppressions": reason.map {
        [["kind": "external", "status": "accepted", "justification": .string($0)]]
      },
    ]
  }

  private func location(
    _ location: SourceLocation, _ members: [String: JSONSyntaxTree] = [:]
  ) -> JSONSyntaxTree {
    var members = members
    members["physicalLocation"] = [
      "artifactLocation": ["uri": .string(Self.uri(ofPath: files.shownPath(of: location.path)))],
      "region": region(of: location),
    ]
    return .object(members)
  }

  private func region(of location: SourceLocation) -> JSONSyntaxTree? {
    guard location.line > 0 else { return nil }
    guard location.column > 0 else { return ["startLine": .number(location.line)] }
    let line = files.file(at: location.path)?.lineBytes(location.line)
    let start = location.column - 1
    let end = start + max(location.length, 1)
    return [
      "startLine": .number(location.line),
      "startColumn": .number(Self.utf16Column(start, in: line)),
      "endColumn": .number(Self.utf16Column(end, in: line)),
    ]
  }

  /// The column, counted from one in UTF-16 code units, of a byte offset in a line. Without the
  /// line, it is the byte offset.
  private static func utf16Column(_ offset: Int, in line: ArraySlice<UInt8>?) -> Int {
    guard let line else { return offset + 1 }
    return String(decoding: line.prefix(offset), as: UTF8.self).utf16.count + 1
  }

  /// A path as a URI reference (RFC 3986): a relative path unchanged, an absolute path as a `file`
  /// URI.
  static func uri(ofPath path: String) -> String {
    var uri = path.hasPrefix("/") ? "file://" : ""
    let digits = Array("0123456789ABCDEF")
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII,
        scalar.properties.isAlphabetic || "0123456789-._~/".contains(Character(scalar))
      {
        uri.unicodeScalars.append(scalar)
      } else {
        uri += "%"
        uri.append(digits[Int(byte >> 4)])
        uri.append(digits[Int(byte & 15)])
      }
    }
    return uri
  }
}
