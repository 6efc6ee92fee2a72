import Diagnostics
import ServiceModel
import SwiftEmitter

/// The result for the pages of a folder.
package struct Generation: Sendable {
  var input: InputCount
  package var model: ServiceModel
  package var files: [GeneratedFile]

  /// `5 pages and 1 WSDL file → 3 operations, 7 types`
  package var summary: String {
    let operations = counted(model.operationCount, "operation")
    let types = counted(model.typeCount, "type")
    return "\(input) → \(operations), \(types)"
  }

  /// The summary line of `generate`: `5 pages → 3 operations, 7 types · 2 files written, 9 unchanged,
  /// 0 removed · 31 ms`
  ///
  /// - Parameter isDryRun: whether the plan was not carried out.
  package func summary(_ plan: OutputPlan, since start: ContinuousClock.Instant, isDryRun: Bool)
    -> String
  {
    let (written, removed) = isDryRun ? ("to write", "to remove") : ("written", "removed")
    let files =
      "\(counted(plan.written.count, "file")) \(written), \(plan.unchanged.count) unchanged, "
      + "\(plan.removed.count) \(removed)"
    return "\(summary) · \(files) · \((ContinuousClock.now - start).shown)"
  }
}

/// The number of files of each kind in a folder of documentation: `5 pages and 1 WSDL file`.
struct InputCount: CustomStringConvertible {
  private static let kinds: [(suffixes: [StaticString], noun: String)] = [
    ([".md"], "page"), ([".wsdl", ".xml"], "WSDL file"), ([".xsd"], "schema file"),
    ([".json"], "Swagger file"),
  ]

  private let parts: [String]

  /// - Parameter paths: the files, without those that others include.
  init(_ paths: [String] = []) {
    parts = Self.kinds.compactMap { suffixes, noun in
      let count = paths.count { path in suffixes.contains { path.hasSuffix(ignoringCase: $0) } }
      return count == 0 ? nil : counted(count, noun)
    }
  }

  var description: String { parts.isEmpty ? "0 pages" : parts.listed() }
}

extension ServiceModel {
  package var operationCount: Int {
    versions.reduce(0) { sum, version in version.services.reduce(sum) { $0 + $1.operations.count } }
  }

  package var typeCount: Int { versions.reduce(0) { $0 + $1.types.count } }
}
