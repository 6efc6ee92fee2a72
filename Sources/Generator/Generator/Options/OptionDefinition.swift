/// An option of the command line: a row of the options table.
package struct OptionDefinition: Sendable {
  /// Identifies an option in code. The raw value is its name on the command line.
  package enum ID: String, CaseIterable, Sendable {
    case output = "--output"
    case templates = "--templates"
    case dryRun = "--dry-run"
    case printConfig = "--print-config"
    case printLines = "--print"
    case json = "--json"
    case format = "--format"
    case report = "--report"
    case failOn = "--fail-on"
    case audience = "--audience"
    case service = "--service"
    case accept = "--accept"
    case writeAccept = "--write-accept"
    case reason = "--reason"
    case title = "--title"
    case into = "--into"
    case verbose = "--verbose"
    case quiet = "--quiet"
    case repair = "--repair"
    case bundleModule = "--bundle-module"
    case bundleFiles = "--bundle-files"
    case help = "--help"
    case version = "--version"
  }

  package enum Value: Sendable {
    /// Present or not.
    case flag
    /// Any text, named in help by the placeholder.
    case text(placeholder: String)
    /// One of these words.
    case choice([String])
  }

  package var id: ID
  /// Other spellings, the short one first.
  package var aliases: [String] = []
  package var value: Value
  /// One sentence fragment without a final period.
  package var help: String
  /// The key of the configuration file with the same meaning. The command line takes precedence.
  var configurationKey: String?

  /// Whether only the plugins of this package use it. Then it is not in the help.
  var isForPrograms = false

  package init(
    id: ID, aliases: [String] = [], value: Value, help: String, configurationKey: String? = nil,
    isForPrograms: Bool = false
  ) {
    self.id = id
    self.aliases = aliases
    self.value = value
    self.help = help
    self.configurationKey = configurationKey
    self.isForPrograms = isForPrograms
  }

  /// All spellings, the full name first.
  var names: [String] { [id.rawValue] + aliases }

  /// The placeholder of the value in the help (`DIR`, `text|json|sarif`); empty for a flag.
  package var placeholder: String {
    switch value {
    case .flag: ""
    case .text(let placeholder): placeholder
    case .choice(let words): words.joined(separator: "|")
    }
  }
}
