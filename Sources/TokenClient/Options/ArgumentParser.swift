import ServiceRuntime

/// Reads a command line by the table of options.
///
/// Options may stand anywhere, as `--name value`, `--name=value` or `-n value`; behind `--` nothing
/// is an option.
struct ArgumentParser {
  private var remaining: ArraySlice<String>
  private var options = Options()
  private var given: Set<String> = []

  /// - Parameter arguments: without the name of the program.
  /// - Throws: `UsageError`.
  static func parse(_ arguments: [String]) throws -> Options {
    var parser = ArgumentParser(remaining: arguments[...])
    return try parser.parse()
  }

  private init(remaining: ArraySlice<String>) { self.remaining = remaining }

  private mutating func parse() throws -> Options {
    var optionsEnded = false
    while let argument = remaining.popFirst() {
      if argument == "--", !optionsEnded {
        optionsEnded = true
      } else if argument.hasPrefix("-"), !optionsEnded {
        try parseOption(argument)
      } else {
        try parseOperand(argument)
      }
    }
    guard !options.wantsHelp, !options.wantsVersion else { return options }
    guard let command = options.command else { throw UsageError("no command given") }
    for name in given { try checkBelongs(name, to: command) }
    guard command != .get || options.key != nil else {
      throw UsageError("no key given", hint: "write 'get KEY'", command: command)
    }
    guard command != .seal || options.publicKey != nil else {
      throw UsageError("no public key given", hint: "write '--public-key KEY'", command: command)
    }
    return options
  }

  private mutating func parseOperand(_ argument: String) throws {
    guard let command = options.command else {
      // `help` is what somebody tries who knows nothing yet.
      if argument == "help" {
        options.wantsHelp = true
        return
      }
      guard let command = Command(rawValue: argument) else {
        let names = Command.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        throw UsageError("unknown command '\(argument)'", hint: "the commands are \(names)")
      }
      options.command = command
      return
    }
    guard command == .get, options.key == nil else {
      throw UsageError("one argument too many", hint: SecretName.rule, command: command)
    }
    guard !argument.isEmpty else { throw UsageError("KEY must not be empty", command: command) }
    options.key = argument
  }

  private mutating func parseOption(_ argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? argument
    guard let option = OptionDefinition.named(name) else { throw unknownOption(name) }
    guard given.insert(option.id.rawValue).inserted || option.placeholder == nil else {
      throw UsageError("option '\(name)' is given twice", command: options.command)
    }
    let attached = parts.count == 2 ? parts.last.map(String.init) : nil
    try set(option, try value(of: option, written: name, attached: attached))
  }

  private mutating func value(
    of option: OptionDefinition, written name: String, attached: String?
  ) throws -> String {
    guard let placeholder = option.placeholder else {
      guard attached == nil else {
        throw UsageError("option '\(name)' takes no value", command: options.command)
      }
      return ""
    }
    guard let value = attached ?? remaining.popFirst(), !value.isEmpty else {
      throw UsageError(
        "option '\(name)' needs a value", hint: "write '\(name) \(placeholder)'",
        command: options.command)
    }
    return value
  }

  private mutating func set(_ option: OptionDefinition, _ value: String) throws {
    switch option.id {
    case .url: options.url = value
    case .user: options.user = value
    case .provider: options.provider = value
    case .publicKey: options.publicKey = value
    case .json: options.isJSON = true
    case .help: options.wantsHelp = true
    case .version: options.wantsVersion = true
    case .binding: options.binding = try choice(ServiceBinding(rawValue: value), option, value)
    case .authentication:
      options.authentication = try choice(Authentication(rawValue: value), option, value)
    case .timeout:
      let seconds = Double(value).flatMap { (0.001...86_400).contains($0) ? $0 : nil }
      options.timeout = .seconds(try choice(seconds, option, value))
    }
  }

  private func choice<Value>(
    _ parsed: Value?, _ option: OptionDefinition, _ value: String
  ) throws -> Value {
    guard let parsed else {
      throw UsageError(
        "'\(value)' is not a value of option '\(option.id.rawValue)'",
        hint: option.placeholder.map { "it is \($0)" }, command: options.command)
    }
    return parsed
  }

  private func checkBelongs(_ name: String, to command: Command) throws {
    guard let option = OptionDefinition.named(name), !option.commands.contains(command) else {
      return
    }
    throw UsageError("'\(command.rawValue)' has no option '\(name)'", command: command)
  }

  /// Somebody who tries to give a secret is told how; its value is not repeated.
  private func unknownOption(_ name: String) -> UsageError {
    let secrets = ["ticket", "pass", "token", "secret", "bearer"]
    let isSecret = secrets.contains { name.lowercased().contains($0) }
    return UsageError(
      "unknown option '\(name)'", hint: isSecret ? SecretName.rule : nil, command: options.command)
  }
}
