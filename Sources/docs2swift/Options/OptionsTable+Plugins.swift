/// The rows that only the plugins of this package give.
extension OptionsTable {
  static let pluginOptions: [OptionDefinition] = [
    OptionDefinition(
      id: .repair, value: .text(placeholder: "COMMAND"),
      help: "the command that the hint at the end names", isForPrograms: true),
    OptionDefinition(
      id: .bundleModule, value: .text(placeholder: "NAME"),
      help: "put everything into one module, without tests and model file", isForPrograms: true),
    OptionDefinition(
      id: .bundleFiles, value: .text(placeholder: "COUNT"),
      help: "into how many files, whatever the pages hold", isForPrograms: true),
  ]
}
