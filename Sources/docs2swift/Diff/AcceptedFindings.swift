import Diagnostics
import Generator
import ModelDiff
import PositionedJSON

/// The changes that somebody has found acceptable: a file of fingerprints, each with a reason.
struct AcceptedFindings {
  /// One entry of the file.
  struct Entry {
    var fingerprint: String
    var reason: String
    var location: SourceLocation
  }

  private(set) var entries: [Entry] = []

  /// The reasons by fingerprint; of several the first.
  var reasons: [String: String] {
    Dictionary(
      entries.map { ($0.fingerprint, $0.reason) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads the file; everything wrong in it is a diagnostic at its place.
  init(_ file: SourceFile, diagnostics: inout DiagnosticBag) {
    do {
      let root = try JSONSyntaxParser.parse(file.bytes)
      guard case .object(let members) = root.value,
        let list = members.first(where: { $0.key == "accepted" }),
        case .array(let items) = list.value.value
      else {
        Self.report("there is no list 'accepted'", file, root.range, &diagnostics)
        return
      }
      for item in items { read(item, file, &diagnostics) }
    } catch let error as JSONSyntaxError {
      Self.report(error.message, file, error.range, &diagnostics)
    } catch {
      Self.report("cannot be read: \(error)", file, 0..<0, &diagnostics)
    }
  }

  private static func report(
    _ message: String, _ file: SourceFile, _ range: Range<Int>,
    _ diagnostics: inout DiagnosticBag
  ) {
    diagnostics.emit(
      DiffInputRules.acceptFile, message,
      at: file.location(atOffset: range.lowerBound, length: max(1, range.count)))
  }

  private mutating func read(
    _ item: JSONSyntaxTree, _ file: SourceFile, _ diagnostics: inout DiagnosticBag
  ) {
    guard case .object(let members) = item.value else {
      Self.report(
        "an accepted finding must be an object, not \(item.kindName)", file, item.range,
        &diagnostics)
      return
    }
    func text(_ key: String) -> String? {
      guard let member = members.first(where: { $0.key == key }),
        case .string(let text) = member.value.value
      else { return nil }
      return text
    }
    guard let fingerprint = text("fingerprint"), let reason = text("reason") else {
      Self.report(
        "an accepted finding needs the texts 'fingerprint' and 'reason'", file, item.range,
        &diagnostics)
      return
    }
    let location = file.location(atOffset: item.range.lowerBound, length: 1)
    if reason.allSatisfy(\.isWhitespace) {
      diagnostics.emit(
        DiffInputRules.acceptReason, "finding \(fingerprint) is accepted without a reason",
        at: location)
    }
    entries.append(Entry(fingerprint: fingerprint, reason: reason, location: location))
  }

  /// Takes the accepted findings out of all; an entry that accepts none is an error.
  func apply(
    to findings: inout [Finding], diagnostics: inout DiagnosticBag
  ) -> [DiffReport.Accepted] {
    let known = Set(findings.map(\.fingerprint))
    for entry in entries where !known.contains(entry.fingerprint) {
      diagnostics.emit(
        DiffInputRules.acceptUnused, "no finding has the fingerprint \(entry.fingerprint)",
        at: entry.location, hint: "remove the entry")
    }
    let reasons = reasons
    let accepted = findings.compactMap { finding in
      reasons[finding.fingerprint].map { DiffReport.Accepted(finding: finding, reason: $0) }
    }
    findings.removeAll { reasons[$0.fingerprint] != nil }
    return accepted
  }

  /// A file that accepts findings.
  ///
  /// - Parameter reasons: those there are, by fingerprint; the others are left to be written.
  /// - Throws: `EncodingError`.
  static func file(for findings: [Finding], reasons: [String: String] = [:]) throws -> String {
    struct File: Encodable {
      var accepted: [Item]
    }
    struct Item: Encodable {
      var change: String
      var fingerprint: String
      var reason: String
    }
    return try MachineReport.text(
      of: File(
        accepted: findings.map { finding in
          Item(
            change: finding.line, fingerprint: finding.fingerprint,
            reason: reasons[finding.fingerprint] ?? "")
        }))
  }
}
