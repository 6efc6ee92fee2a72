/// The exit code of the process.
enum ExitCode: Int32, CaseIterable, Sendable {
  case success = 0
  case refused = 1
  case usage = 2
  case failed = 3
  /// The code that a shell reports for a program that was ended by ^C.
  case interrupted = 130

  var meaning: String {
    switch self {
    case .success: "the call succeeded"
    case .refused: "the service refused the call"
    case .usage: "the command line or the environment is wrong; nothing was sent"
    case .failed: "the call failed: no response, or one that cannot be understood"
    case .interrupted: "a prompt was answered with ^C"
    }
  }
}
