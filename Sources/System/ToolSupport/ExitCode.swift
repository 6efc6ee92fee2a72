/// The exit code of a process. Every program has the same codes; what one means there is in its
/// `CommandTable`.
package enum ExitCode: Int32, Sendable {
  case success = 0
  /// It worked, and the result is negative: differences, problems, a refusal.
  case negative = 1
  case usage = 2
  /// An error in the input, a file, the database or the network.
  case failed = 3
  /// A defect of the program itself (`EX_SOFTWARE` of sysexits.h).
  case internalError = 70
  /// The code that a shell reports for a program that was ended by ^C.
  case interrupted = 130
}
