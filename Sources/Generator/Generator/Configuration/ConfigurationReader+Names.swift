import Diagnostics
import PositionedJSON
import SwiftEmitter

extension ConfigurationReader {
  /// `{ "fields": { "Book.Title": "name" } }`
  mutating func readNames(_ members: [JSONSyntaxTree.Member]) {
    for member in members {
      let scopes = NameOverrides.Scope.allCases
      guard let scope = scopes.first(where: { $0.rawValue == member.key }) else {
        reportUnknown(member, among: scopes.map(\.rawValue))
        continue
      }
      guard case .object(let names) = member.value.value else {
        reportType(member, expected: "an object")
        continue
      }
      for name in names { readName(name, in: scope) }
    }
  }

  private mutating func readName(
    _ member: JSONSyntaxTree.Member, in scope: NameOverrides.Scope
  ) {
    guard let text = string(member), let name = identifier(text, member) else { return }
    configuration.emitter.names.add(
      NameOverrides.Entry(key: member.key, name: name, location: location(of: member)), to: scope)
  }

  /// `{ "Genre": { "type": "Genre", "module": "Catalogue" } }`
  mutating func readReplacements(_ members: [JSONSyntaxTree.Member]) {
    for member in members {
      guard case .object(let parts) = member.value.value else {
        reportType(member, expected: "an object")
        continue
      }
      var replacement = TypeReplacement(
        documented: member.key, type: "", location: location(of: member))
      for part in parts {
        switch part.key {
        case "type": replacement.type = string(part).flatMap { typeName($0, part) } ?? "?"
        case "module": replacement.module = string(part).flatMap { identifier($0, part) }
        default: reportUnknown(part, among: ["type", "module"])
        }
      }
      if replacement.type.isEmpty {
        report(
          CommandRules.configurationValue, "'\(member.key)' has no 'type' to be replaced with",
          at: member.keyRange)
      }
      configuration.emitter.replacements.append(replacement)
    }
  }

  /// A name that Swift can declare.
  mutating func identifier(_ text: String, _ member: JSONSyntaxTree.Member) -> String? {
    if SwiftIdentifier.isValid(text) { return text }
    report(
      CommandRules.configurationValue, "'\(text)' is not a name in Swift", at: member.value.range)
    return nil
  }

  /// A name of a module that hides nothing in generated code, which imports it.
  mutating func moduleName(_ text: String, _ member: JSONSyntaxTree.Member) -> String? {
    guard let name = identifier(text, member) else { return nil }
    if SwiftIdentifier.isFree(name) { return name }
    report(
      CommandRules.configurationValue,
      "'\(name)' cannot be the name of the module: Swift, Foundation or the runtime uses it",
      at: member.value.range)
    return nil
  }

  private mutating func typeName(_ text: String, _ member: JSONSyntaxTree.Member) -> String? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.allSatisfy({ SwiftIdentifier.isValid(String($0)) }) { return text }
    report(
      CommandRules.configurationValue, "'\(text)' is not a type in Swift", at: member.value.range)
    return nil
  }

  private mutating func string(_ member: JSONSyntaxTree.Member) -> String? {
    if case .string(let text) = member.value.value { return text }
    reportType(member, expected: "a string")
    return nil
  }

  private func location(of member: JSONSyntaxTree.Member) -> SourceLocation {
    file.location(atOffset: member.keyRange.lowerBound, length: member.keyRange.count)
  }
}
