/// The exit code of the process.
package enum ExitCode: Int32, CaseIterable, Sendable {
  case success = 0
  /// The command succeeded and found differences: output that is not up to date, or a change.
  case findings = 1
  case usage = 2
  /// An error in the input or in the output folder; nothing was written.
  case badInput = 3
  /// A defect of the tool itself (`EX_SOFTWARE` of sysexits.h).
  case internalError = 70

  package var meaning: String {
    switch self {
    case .success: "all is well"
    case .findings: "the command found differences"
    case .usage: "the command line is wrong"
    case .badInput: "the input or the output folder is wrong; nothing was written"
    case .internalError: "a defect of docs2swift"
    }
  }
}
