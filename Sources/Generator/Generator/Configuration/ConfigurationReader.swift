import Diagnostics
import DocsReader
import ModelEditing
import PositionedJSON
import SwiftEmitter
import ToolSupport

/// Reads a configuration file. Every mistake in it is a diagnostic at its position.
package struct ConfigurationReader {
  let file: SourceFile
  var configuration = Configuration()
  private var diagnostics = DiagnosticBag()

  /// - Returns: the configuration, with defaults for missing and wrong values.
  package static func read(_ file: SourceFile, diagnostics: inout DiagnosticBag) -> Configuration {
    var reader = ConfigurationReader(file: file)
    reader.read()
    diagnostics.merge(reader.diagnostics)
    return reader.configuration
  }

  private init(file: SourceFile) { self.file = file }

  private mutating func read() {
    do throws(JSONSyntaxError) {
      let root = try JSONSyntaxParser.parse(file.bytes)
      guard case .object(let members) = root.value else {
        report(
          CommandRules.configurationType,
          "the configuration must be an object, not \(root.kindName)",
          at: root.range)
        return
      }
      for member in members where member.key != ConfigurationKey.schema { read(member) }
    } catch {
      report(CommandRules.configurationSyntax, error.message, at: error.range)
    }
  }

  private mutating func read(_ member: JSONSyntaxTree.Member) {
    guard let key = ConfigurationKey.named(member.key) else {
      reportUnknown(member, among: ConfigurationKey.all.map(\.name.rawValue))
      return
    }
    guard member.value.isOfKind(key.expected) else {
      reportType(member, expected: key.expected)
      return
    }
    configuration.places[key.name] = file.location(
      atOffset: member.value.range.lowerBound, length: member.value.range.count)
    switch (key.name, member.value.value) {
    case (.output, .string(let text)): configuration.output = nonEmpty(text, member) ?? "."
    case (.access, .string(let text)):
      configuration.emitter.accessLevel =
        choice(text, kind: "an access level", of: ConfigurationKey.accessLevels, member: member)
        ?? configuration.emitter.accessLevel
    case (.include, .array(let items)): configuration.selection.include = patterns(items)
    case (.exclude, .array(let items)): configuration.selection.exclude = patterns(items)
    case (.bindings, .string(let text)):
      configuration.selection.bindings =
        choice(text, kind: "a choice of bindings", member: member) ?? .both
    case (.corrections, .string(let text)): configuration.corrections = nonEmpty(text, member)
    case (.modules, .string(let text)):
      configuration.emitter.layout =
        choice(text, kind: "a choice of modules", member: member) ?? .perService
    case (.module, .string(let text)): configuration.emitter.moduleName = moduleName(text, member)
    case (.names, .object(let members)): readNames(members)
    case (.replacements, .object(let members)): readReplacements(members)
    case (.mocks, .bool(let value)): configuration.emitter.emitsMocks = value
    case (.tests, .bool(let value)): configuration.emitter.emitsTests = value
    case (.restVersion, .string(let text)): configuration.restVersion = nonEmpty(text, member)
    case (.templates, .string(let text)): configuration.templates = nonEmpty(text, member)
    case (.profile, .object(let members)): setProfile(members, at: member.keyRange)
    default: reportType(member, expected: key.expected)
    }
  }

  mutating func nonEmpty(_ text: String, _ member: JSONSyntaxTree.Member) -> String? {
    if !text.isEmpty, !text.contains("\0") { return text }
    report(
      CommandRules.configurationValue, "'\(member.key)' must not be empty", at: member.value.range)
    return nil
  }

  /// A value that must be one of the raw values of an enumeration.
  private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ text: String, kind: String, member: JSONSyntaxTree.Member
  ) -> Choice? {
    choice(text, kind: kind, of: Choice.allCases.map(\.rawValue), member: member)
      .flatMap(Choice.init)
  }

  /// A value that must be one of a few words.
  private mutating func choice(
    _ text: String, kind: String, of all: [String], member: JSONSyntaxTree.Member
  ) -> String? {
    if all.contains(text) { return text }
    report(
      CommandRules.configurationValue, "'\(text)' is not \(kind)", at: member.value.range,
      hint: Suggestion.text(for: text, among: all) ?? "it is one of \(Suggestion.list(all))")
    return nil
  }

  private mutating func patterns(_ items: [JSONSyntaxTree]) -> [SelectionPattern] {
    items.compactMap { item in
      guard case .string(let text) = item.value else { return nil }
      let location = file.location(atOffset: item.range.lowerBound, length: item.range.count)
      if let pattern = SelectionPattern(text, at: location) { return pattern }
      report(
        CommandRules.configurationValue, "'\(text)' is not a pattern", at: item.range,
        hint: "write Service, Service.Operation, agent:Service or entity:Service")
      return nil
    }
  }

  private mutating func setProfile(_ members: [JSONSyntaxTree.Member], at keyRange: Range<Int>) {
    do {
      let defaults = try ProfileOverrides.defaults()
      var accepted: [JSONSyntaxTree.Member] = []
      for member in members {
        guard let model = defaults.first(where: { $0.key == member.key }) else {
          reportUnknown(member, among: defaults.map(\.key))
          continue
        }
        guard ProfileOverrides.isLike(member.value, model.value) else {
          reportType(member, expected: ProfileOverrides.expectation(of: model.value))
          continue
        }
        accepted.append(member)
      }
      configuration.profile = try ProfileOverrides.apply(accepted, over: defaults)
    } catch {
      report(CommandRules.configurationValue, "the profile cannot be used: \(error)", at: keyRange)
    }
  }

  mutating func reportUnknown(_ member: JSONSyntaxTree.Member, among known: [String]) {
    report(
      CommandRules.configurationKey, "unknown key '\(member.key)'", at: member.keyRange,
      hint: Suggestion.text(for: member.key, among: known)
        ?? "the keys are \(Suggestion.list(known.sorted()))")
  }

  mutating func reportType(_ member: JSONSyntaxTree.Member, expected: String) {
    if case .array(let items) = member.value.value, expected == "an array of strings",
      let item = items.first(where: { $0.kindName != "a string" })
    {
      report(
        CommandRules.configurationType,
        "'\(member.key)' must have only strings, but this is \(item.kindName)", at: item.range)
      return
    }
    report(
      CommandRules.configurationType,
      "'\(member.key)' must be \(expected), not \(member.value.kindName)", at: member.value.range)
  }

  mutating func report(
    _ rule: DiagnosticRule, _ message: String, at range: Range<Int>, hint: String? = nil
  ) {
    let location = file.location(atOffset: range.lowerBound, length: max(1, range.count))
    diagnostics.emit(rule, message, at: location, hint: hint)
  }
}

extension JSONSyntaxTree {
  /// Whether the value is of the expected kind: `an array of strings`.
  fileprivate func isOfKind(_ expected: String) -> Bool {
    guard expected == "an array of strings", case .array(let items) = value else {
      return kindName == expected
    }
    return items.allSatisfy { $0.kindName == "a string" }
  }
}

/// Reports keys of a configuration that have no effect in bundled output, because users expect an
/// effect.
enum BundleConfigurationCheck {
  static func run(_ file: SourceFile, diagnostics: inout DiagnosticBag) {
    // The reader has reported the mistakes in the file.
    guard let root = try? JSONSyntaxParser.parse(file.bytes), case .object(let members) = root.value
    else { return }
    for member in members {
      guard let reason = reason(member) else { continue }
      diagnostics.emit(
        CommandRules.configurationIgnored, "'\(member.key)' has no effect here: \(reason)",
        at: file.location(atOffset: member.keyRange.lowerBound, length: member.keyRange.count))
    }
  }

  private static func reason(_ member: JSONSyntaxTree.Member) -> String? {
    switch (member.key, member.value.value) {
    case (Configuration.CodingKeys.output.rawValue, _): "a build has its own output folder"
    case (Configuration.CodingKeys.module.rawValue, _),
      (Configuration.CodingKeys.modules.rawValue, _):
      "a build puts everything into the module of its target"
    case (Configuration.CodingKeys.tests.rawValue, .bool(true)):
      "a build puts everything into one target, and tests need one of their own"
    default: nil
    }
  }
}
