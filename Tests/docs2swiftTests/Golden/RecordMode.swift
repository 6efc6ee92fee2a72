import Foundation

/// Whether this run writes expectations, chosen by the variable DOCS2SWIFT_RECORD.
enum RecordMode: String {
  /// Only compare, as in continuous integration.
  case never
  /// Cases without a recorded result.
  case missing
  /// These cases, and the cases that differ.
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
