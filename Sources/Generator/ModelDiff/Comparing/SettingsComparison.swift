import ServiceModel
import SwiftEmitter

/// The settings of both sides. A model file has none: the settings of the other side apply to it.
package struct ComparedSettings: Sendable {
  package let old: EmitterOptions
  package let new: EmitterOptions

  package init(old: EmitterOptions = EmitterOptions(), new: EmitterOptions = EmitterOptions()) {
    self.old = old
    self.new = new
  }
}

/// A version of one side, with the settings that decide about its declarations.
struct SettledVersion {
  let version: ServicesVersion
  let model: ServiceModel
  let options: EmitterOptions
  /// The suffix of the names of the version's modules; empty for the newest version.
  let suffix: String
  /// The module of the types; nil if the version has no services.
  let typesModule: String?

  /// - Parameter modules: the modules with the types, by version.
  init(
    _ version: ServicesVersion, of model: ServiceModel, _ options: EmitterOptions,
    modules: [String: String]
  ) {
    self.version = version
    self.model = model
    self.options = options
    let newest = model.versions.map(\.name).max { ($0.count, $0) < ($1.count, $1) }
    suffix = version.name == newest ? "" : version.name
    typesModule = modules[version.name]
  }

  func swiftNames(of keys: [NameOverrides.Scope: Set<String>]) -> [NamedThing: String] {
    options.swiftNames(of: keys, in: version, of: model)
  }

  /// The Swift types of documented types, in the notation of source code.
  func swiftTypes(of types: Set<String>) -> [String: String] {
    var result: [String: String] = [:]
    for (thing, name) in swiftNames(of: [.types: types]) { result[thing.wire] = name }
    for replacement in options.replacements where result[replacement.documented] != nil {
      let module = replacement.module.map { " of the module '\($0)'" } ?? ""
      result[replacement.documented] = "\(replacement.type)\(module)"
    }
    return result
  }
}

/// Compares what settings decide about the declarations of a version. Messages do not depend on
/// them.
struct SettingsComparison {
  let old: SettledVersion
  let new: SettledVersion
  let place: Place

  func run() {
    compareModules()
    if old.options.accessLevel != new.options.accessLevel { reportAccess() }
    if old.options.replacements != new.options.replacements { compareReplacements() }
    if old.options.names != new.options.names { compareNames() }
  }

  private func compareModules() {
    if old.suffix != new.suffix {
      place.report(
        VersionRules.modules,
        "the names of modules end with \(Self.quoted(new.suffix)) instead of "
          + Self.quoted(old.suffix), old: old.suffix, new: new.suffix)
    }
    if let before = old.typesModule, let now = new.typesModule, before != now {
      place.report(
        VersionRules.modules, "the module of the types is '\(now)', not '\(before)'", old: before,
        new: now)
    }
  }

  private static func quoted(_ suffix: String) -> String {
    suffix.isEmpty ? "nothing" : "'\(suffix)'"
  }

  private func reportAccess() {
    let (before, now) = (old.options.accessLevel, new.options.accessLevel)
    let levels = ["internal", "package", "public"]
    let isRaised = (levels.firstIndex(of: before) ?? 0) < (levels.firstIndex(of: now) ?? 0)
    place.report(
      SettingsRules.access,
      "the access level of generated declarations changed from '\(before)' to '\(now)'",
      old: before, new: now, effects: isRaised ? .source(.additive, wire: .none) : nil)
  }

  private func compareReplacements() {
    let types = Set((old.options.replacements + new.options.replacements).map(\.documented))
    let (before, now) = (old.swiftTypes(of: types), new.swiftTypes(of: types))
    report(
      SettingsRules.replacement,
      of: types.map { (ModelPath(version: new.version.name, subject: .type($0)), $0) },
      old: before, new: now)
  }

  /// Only things with a name in one of the settings: every other name changes with the model.
  private func compareNames() {
    let keys = old.options.names.keys.merging(new.options.names.keys) { $0.union($1) }
    let (before, now) = (old.swiftNames(of: keys), new.swiftNames(of: keys))
    report(
      SettingsRules.name, of: before.keys.map { (ModelPath(of: $0, in: new.version), $0) },
      old: before, new: now)
  }

  /// Reports the things that have different names. Those of one side only are other findings.
  private func report<Thing>(
    _ rule: ChangeRule, of things: [(path: ModelPath, thing: Thing)], old: [Thing: String],
    new: [Thing: String]
  ) {
    let reached = ReachIndex(self.new.version)
    for (path, thing) in things.sorted(by: { $0.path < $1.path }) {
      guard let before = old[thing], let now = new[thing], before != now else { continue }
      let reach = path.typeName.map { reached.operations(reaching: $0) }
      var place = place.subject(old: path.subject, new: path.subject, reach: reach)
      if let member = path.member { place = place.kept(member.kind, member.name) }
      place.report(
        rule, "in Swift it is '\(now)', not '\(before)'", old: before, new: now)
    }
  }
}

extension ModelPath {
  /// The place of something that has a chosen name.
  fileprivate init(of thing: NamedThing, in version: ServicesVersion) {
    let owner = thing.owner.split(separator: ".", maxSplits: 1).map(String.init)
    let isChoice = version.types.contains { $0.name == thing.owner && $0.choice != nil }
    switch thing.scope {
    case .types: self.init(version: version.name, subject: .type(thing.wire))
    case .fields, .members:
      let kind: MemberKind = thing.scope == .members ? .member : isChoice ? .option : .field
      self = ModelPath(version: version.name, subject: .type(thing.owner))
        .member(kind, thing.wire)
    case .operations:
      self.init(
        version: version.name,
        subject: .operation(thing.kind ?? .agent, service: thing.owner, thing.wire))
    case .parameters, .results:
      self = ModelPath(
        version: version.name,
        subject: .operation(
          thing.kind ?? .agent, service: owner.first ?? "", owner.last ?? "")
      )
      .member(thing.scope == .parameters ? .parameter : .result, thing.wire)
    }
  }
}

extension NameOverrides {
  /// The name that the user has chosen for the thing at a place; nil if there is none.
  func name(at path: ModelPath?) -> String? {
    switch (path?.subject, path?.member) {
    case (.type(let type), nil): name(of: type, in: .types)
    case (.type(let type), let member?):
      name(of: member.name, in: member.kind == .member ? .members : .fields, owner: type)
    case (.operation(let kind, let service, let operation), nil):
      name(of: operation, in: .operations, owner: service, kind: kind)
    case (.operation(let kind, let service, let operation), let member?):
      member.kind == .restParameter
        ? nil
        : name(
          of: member.name, in: member.kind == .result ? .results : .parameters,
          owner: "\(service).\(operation)", kind: kind)
    case (.version, _), (.service, _), (nil, _): nil
    }
  }
}
