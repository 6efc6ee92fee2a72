extension CommandTable {
  /// Parses a command line.
  ///
  /// Options may be anywhere, as `--name value`, `--name=value` or `-n value`. After `--` nothing
  /// is an option.
  ///
  /// - Parameter arguments: without the name of the program.
  package func parse(_ arguments: [String]) throws(UsageError) -> Invocation {
    var parser = ArgumentParser(table: self, remaining: arguments[...])
    return try parser.parse()
  }
}

private struct ArgumentParser {
  let table: CommandTable
  var remaining: ArraySlice<String>
  var words: [String] = []
  var result = Invocation()

  mutating func parse() throws(UsageError) -> Invocation {
    var optionsEnded = false
    while let argument = remaining.popFirst() {
      if argument == "--", !optionsEnded {
        optionsEnded = true
      } else if argument.hasPrefix("-"), argument != "-", !optionsEnded {
        try parseOption(argument)
      } else {
        words.append(argument)
      }
    }
    // New users try `help` first.
    if words.first == "help" {
      words.removeFirst()
      result.values["--help"] = ""
    }
    try parseWords()
    return result
  }

  private mutating func parseWords() throws(UsageError) {
    guard !words.isEmpty else {
      guard result.wantsHelp || result.wantsVersion else { throw UsageError("no command given") }
      return
    }
    let command = try command()
    result.command = command.name
    result.operands = Array(words.dropFirst(command.name.split(separator: " ").count))
    for name in result.values.keys.sorted() {
      guard (command.options + CommandTable.common).contains(where: { $0.name == name }) else {
        throw UsageError("'\(command.name)' has no option '\(name)'", command: command.name)
      }
    }
    if !result.wantsHelp, !result.wantsVersion { try checkOperands(command) }
  }

  /// The command of the words read so far; nil if there is none yet.
  private var commandSoFar: String? { known?.name }

  private var known: CommandTable.Command? {
    table.commands.first { command in
      words.starts(with: command.name.split(separator: " ").map(String.init))
    }
  }

  private func command() throws(UsageError) -> CommandTable.Command {
    if let known { return known }
    let first = words.first ?? ""
    let near = table.commands.filter { $0.name.hasPrefix(first + " ") }
    let names = (near.isEmpty ? table.commands : near).map { "'\($0.name)'" }
    throw UsageError(
      near.isEmpty ? "unknown command '\(first)'" : "'\(first)' needs another word",
      hint: "the commands are \(names.joined(separator: ", "))")
  }

  private func checkOperands(_ command: CommandTable.Command) throws(UsageError) {
    if let missing = command.operands.dropFirst(result.operands.count).first {
      throw UsageError(
        "no \(missing) given", hint: "write '\(command.usage)'", command: command.name)
    }
    guard result.operands.count == command.operands.count else {
      throw UsageError("one argument too many", hint: table.secretsRule, command: command.name)
    }
    for (operand, value) in zip(command.operands, result.operands) where value.isEmpty {
      throw UsageError("\(operand) must not be empty", command: command.name)
    }
  }

  private mutating func parseOption(_ argument: String) throws(UsageError) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let written = parts.first.map(String.init) ?? argument
    let all = table.commands.flatMap(\.options) + CommandTable.common
    guard let option = all.first(where: { $0.name == written || $0.alias == written }) else {
      throw UsageError(
        "unknown option '\(written)'", hint: looksSecret(written) ? table.secretsRule : nil,
        command: commandSoFar)
    }
    guard !result.has(option.name) || option.placeholder == nil else {
      throw UsageError("option '\(written)' is given twice", command: commandSoFar)
    }
    let attached = parts.count == 2 ? parts.last.map(String.init) : nil
    result.values[option.name] = try value(of: option, written, attached)
  }

  /// A user who passes a secret gets a hint. The value is not repeated.
  private func looksSecret(_ name: String) -> Bool {
    ["ticket", "pass", "token", "secret", "bearer"].contains { name.lowercased().contains($0) }
  }

  private mutating func value(
    of option: CommandTable.Option, _ written: String, _ attached: String?
  ) throws(UsageError) -> String {
    guard let placeholder = option.placeholder else {
      guard attached == nil else {
        throw UsageError("option '\(written)' takes no value", command: commandSoFar)
      }
      return ""
    }
    guard let value = attached ?? remaining.popFirst(), !value.isEmpty else {
      throw UsageError(
        "option '\(written)' needs a value", hint: "write '\(written) \(placeholder)'",
        command: commandSoFar)
    }
    return value
  }
}
