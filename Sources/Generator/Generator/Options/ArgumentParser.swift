import Diagnostics

/// Parses a command line with the options table.
///
/// Options may be anywhere, as `--name value`, `--name=value` or `-n value`. After `--` nothing is
/// an option.
struct ArgumentParser {
  private let table: OptionsTable
  private var remaining: ArraySlice<String>
  private var result = ParsedArguments()
  private var definition: CommandDefinition?

  /// - Parameter arguments: without the name of the program.
  /// - Throws: `UsageError`.
  static func parse(_ arguments: [String], by table: OptionsTable) throws -> ParsedArguments {
    var parser = ArgumentParser(table: table, remaining: arguments[...])
    return try parser.parse()
  }

  private init(table: OptionsTable, remaining: ArraySlice<String>) {
    self.table = table
    self.remaining = remaining
  }

  private mutating func parse() throws -> ParsedArguments {
    var optionsEnded = false
    while let argument = remaining.popFirst() {
      if argument == "--", !optionsEnded {
        optionsEnded = true
      } else if argument.hasPrefix("-"), argument != "-", !optionsEnded {
        try parseOption(argument)
      } else {
        try parseOperand(argument)
      }
    }
    if definition == nil, !result.has(.help), !result.has(.version) {
      throw UsageError("no command given")
    }
    return result
  }

  private mutating func parseOperand(_ argument: String) throws {
    guard let definition else {
      guard let found = table.command(named: argument) else {
        throw unknownCommand(argument)
      }
      try adopt(found)
      return
    }
    guard result.operands.count < definition.operands.count else {
      throw UsageError(
        "unexpected argument '\(argument)'", command: definition.id)
    }
    guard !argument.isEmpty else {
      let placeholder = definition.operands[result.operands.count].placeholder
      throw UsageError("\(placeholder) must not be empty", command: definition.id)
    }
    result.operands.append(argument)
  }

  /// Options may be before the command, so they are checked after it is known.
  private mutating func adopt(_ command: CommandDefinition) throws {
    definition = command
    result.command = command.id
    for option in table.options where result.has(option.id) {
      try checkBelongs(option, written: option.id.rawValue)
    }
  }

  private mutating func parseOption(_ argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? argument
    let attached = parts.count == 2 ? parts.last.map(String.init) : nil
    guard let option = table.options.first(where: { $0.names.contains(name) }) else {
      throw unknownOption(name)
    }
    try checkBelongs(option, written: name)
    guard !result.has(option.id) || option.id == .help || option.id == .version else {
      throw UsageError("option '\(name)' is given twice", command: definition?.id)
    }
    result[option.id] = try value(of: option, written: name, attached: attached)
  }

  private mutating func value(
    of option: OptionDefinition, written name: String, attached: String?
  ) throws -> String {
    let command = definition?.id
    if case .flag = option.value {
      guard attached == nil else {
        throw UsageError("option '\(name)' takes no value", command: command)
      }
      return ""
    }
    guard let value = attached ?? remaining.popFirst(), !value.isEmpty else {
      throw UsageError(
        "option '\(name)' needs a value", hint: "write '\(name) \(option.placeholder)'",
        command: command)
    }
    if case .choice(let words) = option.value, !words.contains(value) {
      throw UsageError(
        "'\(value)' is not a value of option '\(name)'",
        hint: otherOption(taking: value)
          ?? Suggestion.text(for: value, among: words) ?? "it is one of \(Suggestion.list(words))",
        command: command)
    }
    return value
  }

  /// The option that was probably meant, if the value is one of its words.
  private func otherOption(taking value: String) -> String? {
    let options = definition.map(table.options(of:)) ?? []
    let other = options.first { option in
      if case .choice(let words) = option.value { words.contains(value) } else { false }
    }
    return other.map { "did you mean '\($0.id.rawValue) \(value)'?" }
  }

  private func checkBelongs(_ option: OptionDefinition, written name: String) throws {
    guard let definition else { return }
    if table.options(of: definition).contains(where: { $0.id == option.id }) { return }
    let owners = table.commands.filter { $0.options.contains(option.id) }
    throw UsageError(
      "'\(definition.id.rawValue)' has no option '\(name)'",
      hint: "it belongs to \(Suggestion.list(owners.map(\.id.rawValue)))", command: definition.id)
  }

  private func unknownOption(_ name: String) -> UsageError {
    let known = (definition.map(table.options(of:)) ?? table.options)
      .filter { !$0.isForPrograms }.flatMap(\.names)
    return UsageError(
      "unknown option '\(name)'",
      hint: Suggestion.text(for: name, among: known.filter { $0.hasPrefix("--") }),
      command: definition?.id)
  }

  private func unknownCommand(_ name: String) -> UsageError {
    let names = table.commands.map(\.id.rawValue)
    return UsageError(
      "unknown command '\(name)'",
      hint: Suggestion.text(for: name, among: names) ?? "the commands are \(Suggestion.list(names))"
    )
  }
}
