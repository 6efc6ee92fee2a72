import Foundation

/// Whether this run writes expectations, chosen by the variable DOCS2SWIFT_RECORD.
enum RecordMode: String {
  /// Compare only; what continuous integration does.
  case never
  /// Cases for which nothing is recorded yet.
  case missing
  /// Those and the ones that differ.
  case failed
  /// Every case.
  case all

  static let current: RecordMode = {
    switch ProcessInfo.processInfo.environment["DOCS2SWIFT_RECORD"] {
    case nil, "", "0": .never
    case "1": .all
    case .some(let word): RecordMode(rawValue: word) ?? .never
    }
  }()

  func records(_ golden: GoldenCase, differs: Bool) -> Bool {
    switch self {
    case .never: false
    case .missing: !golden.isRecorded
    case .failed: differs
    case .all: true
    }
  }
}
