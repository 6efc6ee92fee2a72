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

  /// An accepted diagnostic.
  package struct Suppressed: Sendable {
    package var diagnostic: Diagnostic
    package var reason: String

    package init(_ diagnostic: Diagnostic, reason: String) {
      self.diagnostic = diagnostic
      self.reason = reason
    }
  }

  /// - Parameter suppressed: the accepted diagnostics, which follow the others.
  /// - Throws: `EncodingError`, which no text can cause.
  package func render(
    _ diagnostics: [Diagnostic], suppressed: [Suppressed] = []
  ) throws -> String {
    let all = diagnostics + suppressed.map(\.diagnostic)
    // A rule may have a lower severity at some places. Its level here is the worst one, and every
    // result has its own.
    let worst = Dictionary(
      (rules + all.map(\.rule)).map { ($0.id, $0) },
      uniquingKeysWith: { $0.severity < $1.severity ? $1 : $0 })
    let known = worst.values.sorted { $0.id < $1.id }
    let indices = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1.id, $0) })
    let driver = SARIF.Driver(
      name: tool.name, version: tool.version, semanticVersion: tool.version,
      rules: known.map(Self.descriptor))
    var results = all.map { result(for: $0, ruleIndex: indices[$0.rule.id]) }
    for (index, suppressed) in suppressed.enumerated() {
      results[diagnostics.count + index].suppressions = [
        SARIF.Suppression(justification: suppressed.reason)
      ]
    }
    let run = SARIF.Run(
      tool: SARIF.Tool(driver: driver), columnKind: "utf16CodeUnits", results: results)
    return try MachineReport.text(of: SARIF.Log(runs: [run]))
  }

  private static func descriptor(of rule: DiagnosticRule) -> SARIF.Descriptor {
    SARIF.Descriptor(
      id: rule.id, shortDescription: SARIF.Message(text: rule.title),
      fullDescription: SARIF.Message(text: rule.explanation),
      help: SARIF.Message(text: rule.explanation, markdown: rule.explanation),
      defaultConfiguration: SARIF.Configuration(level: rule.severity.rawValue))
  }

  private func result(for diagnostic: Diagnostic, ruleIndex: Int?) -> SARIF.Result {
    let hint = diagnostic.hint.map { "\nHint: \($0)" } ?? ""
    let correction = diagnostic.settlement.map { "\nCorrection: \($0.entry)" } ?? ""
    let related = diagnostic.related.enumerated().map { index, place in
      location(place.location, id: index + 1, message: place.message)
    }
    return SARIF.Result(
      ruleId: diagnostic.rule.id, ruleIndex: ruleIndex, level: diagnostic.severity.rawValue,
      message: SARIF.Message(text: diagnostic.message + hint + correction),
      locations: diagnostic.location.map { [location($0, id: nil, message: nil)] } ?? [],
      relatedLocations: related.isEmpty ? nil : related,
      partialFingerprints: diagnostic.fingerprint.map {
        // Code scanning on GitHub uses the first one.
        ["primaryLocationLineHash": "\($0):1", "docs2swift/v1": $0]
      })
  }

  private func location(
    _ location: SourceLocation, id: Int?, message: String?
  ) -> SARIF.Location {
    let uri = Self.uri(ofPath: files.shownPath(of: location.path))
    return SARIF.Location(
      id: id, message: message.map { SARIF.Message(text: $0) },
      physicalLocation: SARIF.PhysicalLocation(
        artifactLocation: SARIF.ArtifactLocation(uri: uri), region: region(of: location)))
  }

  private func region(of location: SourceLocation) -> SARIF.Region? {
    guard location.line > 0 else { return nil }
    guard location.column > 0 else { return SARIF.Region(startLine: location.line) }
    let line = files.file(at: location.path)?.lineBytes(location.line)
    let start = location.column - 1
    let end = start + max(location.length, 1)
    return SARIF.Region(
      startLine: location.line, startColumn: Self.utf16Column(start, in: line),
      endColumn: Self.utf16Column(end, in: line))
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

/// The part of the SARIF 2.1.0 object model that is used here, with the names of the standard.
enum SARIF {
  struct Log: Encodable {
    let version = "2.1.0"
    let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    var runs: [Run]

    private enum CodingKeys: String, CodingKey {
      case version, runs
      case schema = "$schema"
    }
  }

  struct Run: Encodable {
    var tool: Tool
    var columnKind: String
    var results: [Result]
  }

  struct Tool: Encodable { var driver: Driver }

  struct Driver: Encodable {
    var name: String
    var version: String
    var semanticVersion: String
    var rules: [Descriptor]
  }

  struct Descriptor: Encodable {
    var id: String
    var shortDescription: Message
    var fullDescription: Message
    var help: Message
    var defaultConfiguration: Configuration
  }

  struct Configuration: Encodable { var level: String }

  struct Message: Encodable {
    var text: String
    var markdown: String?
  }

  struct Result: Encodable {
    var ruleId: String
    var ruleIndex: Int?
    var level: String
    var message: Message
    var locations: [Location]
    var relatedLocations: [Location]?
    var partialFingerprints: [String: String]?
    var suppressions: [Suppression]?
  }

  /// Why a result is accepted.
  struct Suppression: Encodable {
    let kind = "external"
    let status = "accepted"
    var justification: String
  }

  struct Location: Encodable {
    var id: Int?
    var message: Message?
    var physicalLocation: PhysicalLocation
  }

  struct PhysicalLocation: Encodable {
    var artifactLocation: ArtifactLocation
    var region: Region?
  }

  struct ArtifactLocation: Encodable { var uri: String }

  struct Region: Encodable {
    var startLine: Int
    var startColumn: Int?
    var endColumn: Int?
  }
}
