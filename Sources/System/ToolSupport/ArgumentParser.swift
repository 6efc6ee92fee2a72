import Diagnostics

extension CommandTable {
  /// Parses a command line.
  ///
  /// Options may be anywhere, as `--name value`, `--name=value` or `-n value`. After `--` nothing
  /// is an option. A flag can be repeated, an option with a value cannot. `help`, with or without a
  /// command, is the same as `--help`.
  ///
  /// - Parameter arguments: without the name of the program.
  /// - Throws: `UsageError`, with the command if it is known.
  package func parse(_ arguments: [String]) throws(UsageError) -> Invocation {
    var parser = ArgumentParser(table: self, remaining: arguments[...])
    do {
      return try parser.parse()
    } catch {
      throw UsageError(error.message, hint: error.hint, command: parser.command?.name)
    }
  }
}

private struct ArgumentParser {
  let table: CommandTable
  var remaining: ArraySlice<String>
  var words: [String] = []
  /// The options as written, in their order.
  var written: [(option: CommandTable.Option, name: String)] = []
  var result = Invocation()

  /// The command of the words read so far.
  var command: CommandTable.Command? {
    table.commands.first { words.starts(with: $0.words) }
  }

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
    // `--help help` explains the command `help`.
    if words.first == "help", words.count > 1 || !result.has(.help) {
      words.removeFirst()
      result[.help] = ""
    }
    try parseWords()
    return result
  }

  // MARK: Command and operands

  private mutating func parseWords() throws(UsageError) {
    guard !words.isEmpty else {
      guard result.has(.help) || result.has(.version) else {
        throw UsageError("there is no command")
      }
      return
    }
    guard let command else { throw unknownCommand() }
    result.command = command
    result.operands = Array(words.dropFirst(command.words.count))
    for (option, name) in written where !command.allOptions.contains(where: option.isNamed) {
      throw foreign(option, written: name, to: command)
    }
    try checkOperands(of: command)
  }

  private func unknownCommand() -> UsageError {
    let first = words.first ?? ""
    let names = table.commands.map(\.name)
    let longer = names.filter { $0.hasPrefix(first + " ") }
    guard longer.isEmpty else {
      return UsageError(
        "'\(first)' needs another word", hint: "the commands are \(Suggestion.list(longer))")
    }
    return UsageError(
      "unknown command '\(first)'",
      hint: Suggestion.text(for: first, among: names)
        ?? "the commands are \(Suggestion.list(names))")
  }

  private func foreign(
    _ option: CommandTable.Option, written name: String, to command: CommandTable.Command
  ) -> UsageError {
    let owners = table.commands.filter { $0.options.contains(where: option.isNamed) }
    return UsageError(
      "'\(command.name)' has no option '\(name)'",
      hint: "it belongs to \(Suggestion.list(owners.map(\.name)))")
  }

  private func checkOperands(of command: CommandTable.Command) throws(UsageError) {
    guard result.operands.count <= command.operands.count else {
      // It may be a secret, which must not be repeated.
      throw table.secretsRule.map { UsageError("one argument too many", hint: $0) }
        ?? UsageError("unexpected argument '\(result.operands[command.operands.count])'")
    }
    for (operand, value) in zip(command.operands, result.operands) where value.isEmpty {
      throw UsageError("\(operand.placeholder) must not be empty")
    }
    let missing = command.operands.dropFirst(result.operands.count).first(where: \.isRequired)
    if let missing, !result.has(.help), !result.has(.version) {
      throw UsageError(
        "no \(missing.placeholder) given", hint: "write '\(table.usage(of: command))'")
    }
  }

  // MARK: Options

  private mutating func parseOption(_ argument: String) throws(UsageError) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? argument
    guard let option = knownOption(named: name) else { throw unknownOption(name) }
    guard !result.has(option) || option.value == .flag else {
      throw UsageError("option '\(name)' is given twice")
    }
    let attached = parts.count == 2 ? parts.last.map(String.init) : nil
    result[option] = try value(of: option, written: name, attached: attached)
    written.append((option, name))
  }

  private func knownOption(named name: String) -> CommandTable.Option? {
    ((command?.allOptions ?? []) + table.options).first { $0.names.contains(name) }
  }

  private func isOption(_ argument: String) -> Bool {
    argument == "--" || knownOption(named: String(argument.prefix { $0 != "=" })) != nil
  }

  private func unknownOption(_ name: String) -> UsageError {
    // A user who passes a secret gets a hint. The value is not repeated.
    let looksSecret = ["ticket", "pass", "token", "secret", "bearer"]
      .contains { name.lowercased().contains($0) }
    let rule = looksSecret ? table.secretsRule : nil
    let known = (command?.allOptions ?? table.options).filter { !$0.isForPrograms }
    let names = known.flatMap(\.names).filter { $0.hasPrefix("--") }
    return UsageError(
      "unknown option '\(name)'", hint: rule ?? Suggestion.text(for: name, among: names))
  }

  private mutating func value(
    of option: CommandTable.Option, written name: String, attached: String?
  ) throws(UsageError) -> String {
    guard option.value != .flag else {
      guard attached == nil else { throw UsageError("option '\(name)' takes no value") }
      return ""
    }
    // The value was forgotten if the next argument is an option. With `=`, anything can be a value.
    let isForgotten = remaining.first.map(isOption) ?? true
    guard let value = attached ?? (isForgotten ? nil : remaining.popFirst()), !value.isEmpty else {
      throw UsageError(
        "option '\(name)' needs a value", hint: "write '\(name) \(option.placeholder)'")
    }
    if case .choice(let words) = option.value, !words.contains(value) {
      throw UsageError(
        "'\(value)' is not a value of option '\(name)'",
        hint: otherOption(taking: value)
          ?? Suggestion.text(for: value, among: words) ?? "it is one of \(Suggestion.list(words))")
    }
    return value
  }

  /// The option that was probably meant, if the value is one of its words.
  private func otherOption(taking value: String) -> String? {
    let other = command?.allOptions.first { option in
      if case .choice(let words) = option.value { words.contains(value) } else { false }
    }
    return other.map { "did you mean '\($0.name) \(value)'?" }
  }
}

extension CommandTable.Option {
  fileprivate func isNamed(_ other: Self) -> Bool { name == other.name }
}

/// A valid command line.
package struct Invocation: Equatable, Sendable {
  /// Nil if only help or the version was requested.
  package var command: CommandTable.Command?
  package var operands: [String] = []
  private var values: [String: String] = [:]

  package init(command: CommandTable.Command? = nil) { self.command = command }

  /// The value of an option; empty for a flag that is set, nil if the option is missing.
  package subscript(option: CommandTable.Option) -> String? {
    get { values[option.name] }
    set { values[option.name] = newValue }
  }

  package func has(_ option: CommandTable.Option) -> Bool { self[option] != nil }
}
