/// The exit code of the process.
enum ExitCode: Int32, CaseIterable, Sendable {
  case success = 0
  case refused = 1
  case usage = 2
  case failed = 3
  /// What a shell reports of a program ended by ^C.
  case interrupted = 130

  var meaning: String {
    switch self {
    case .success: "the service did what was asked"
    case .refused: "the service said no"
    case .usage: "the command line or the environment is wrong; nothing was sent"
    case .failed: "the call failed: no answer, or none that can be understood"
    case .interrupted: "a prompt was answered with ^C"
    }
  }
}
