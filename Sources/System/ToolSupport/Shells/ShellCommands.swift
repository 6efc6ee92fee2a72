import Diagnostics

/// The commands that every program can have from its table: completions and the manual page.
extension CommandTable.Command {
  /// - Parameter remark: a sentence for the end of the discussion.
  package static func completionsCommand(of program: String, remark: String = "") -> Self {
    Self(
      "completions",
      summary: "print a completion script for a shell",
      discussion: joined(
        "Prints a script for bash, zsh or fish that completes commands, options and their values.",
        remark),
      operands: [
        Operand("SHELL", help: "bash (default), zsh or fish", words: Shell.names)
      ],
      examples: [
        Example(
          "\(program) completions fish > ~/.config/fish/completions/\(program).fish",
          "enable completion in fish")
      ])
  }

  /// - Parameter remark: a sentence for the end of the discussion.
  package static func manualCommand(of program: String, remark: String = "") -> Self {
    Self(
      "manual",
      summary: "print the manual page",
      discussion: joined("Prints the manual page in the format of man.", remark),
      examples: [
        Example("\(program) manual > \(program).1", "write a file to read with man ./\(program).1")
      ])
  }

  private static func joined(_ sentence: String, _ remark: String) -> String {
    remark.isEmpty ? sentence : "\(sentence) \(remark)"
  }
}

extension CommandTable {
  /// The output of `completions`: a script for the shell that is its argument.
  ///
  /// - Throws: `UsageError` for another shell.
  package func completions(_ arguments: Invocation) throws(UsageError) -> String {
    let name = arguments.operands.first ?? "bash"
    guard let shell = Shell(rawValue: name) else {
      throw UsageError(
        "there are no completions for '\(name)'",
        hint: "there are some for \(Suggestion.list(Shell.names))")
    }
    return shell.completions(for: self)
  }
}
