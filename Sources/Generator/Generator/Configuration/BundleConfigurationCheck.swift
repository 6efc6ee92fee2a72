import Diagnostics
import PositionedJSON

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
