import Diagnostics
import Foundation
import ModelDiff
import ServiceModel
import SwiftEmitter
import TestSupport
import Testing

/// The compiler checks findings about source code: a caller and an implementation written against
/// the old output are compiled against the new one.
@Suite(.serialized, .enabled(if: LongTests.areWanted, "\(LongTests.hint)"))
struct CompilerVerdictTests {
  /// The library as one service, which becomes one module.
  private static func library(_ model: ServiceModel) -> ServiceModel {
    var model = model
    model.versions = model.versions.filter { $0.name == "Services8" }.map { version in
      var version = version
      version.services.removeAll { $0.name != "Library" }
      return version
    }
    return model
  }

  /// Edits that affect several modules, that leave no module to compile against, or that need types
  /// of the user.
  private static let beyondOneModule = [
    "version-added", "version-removed", "version-renamed", "modules-changed", "service-added",
    "service-removed", "service-renamed", "access-changed", "replacement-changed",
  ]

  static let examples = RuleExample.all.filter { !beyondOneModule.contains($0.rule) }

  private let compiler = SwiftCompiler(
    folder: FileManager.default.temporaryDirectory.appending(
      path: "docs2swift-verdicts-\(ProcessInfo.processInfo.processIdentifier)"))

  private func generate(
    _ model: ServiceModel, _ options: EmitterOptions = EmitterOptions()
  ) throws -> [String: String] {
    var options = options
    options.emitsTests = false
    var diagnostics = DiagnosticBag()
    let files = SwiftEmitter(options: options).emit(model, diagnostics: &diagnostics)
    try #require(!diagnostics.hasErrors)
    return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.contents) })
  }

  @Test func whatWasWrittenFitsWhatItWasWrittenAgainst() throws {
    var files = try generate(Self.library(LibraryModel.model))
    files["Caller.swift"] = WrittenAgainstOld.caller
    files["Implementer.swift"] = WrittenAgainstOld.implementer
    #expect(try compiler.errors(in: files) == [])
  }

  @Test(arguments: examples)
  func verdictIsTheCompilers(example: RuleExample) throws {
    let old = Self.library(LibraryModel.model)
    let new = Self.library(example.edited)
    let settings = ComparedSettings(new: example.settings)
    let findings = ModelDiff(old: old, new: new, settings: settings).findings
    let effects = findings.map(\.effects)
    var files = try generate(new, example.settings)
    files["Caller.swift"] = WrittenAgainstOld.caller
    files["Implementer.swift"] = WrittenAgainstOld.implementer
    let errors = try compiler.errors(in: files)
    let brokenCaller = errors.filter { $0.contains("/Caller.swift:") }
    let brokenImplementer = errors.filter { $0.contains("/Implementer.swift:") }
    #expect(errors.count == brokenCaller.count + brokenImplementer.count, "\(errors)")
    #expect(
      !brokenCaller.isEmpty == effects.contains { $0.callers == .breaking },
      "callers: \(brokenCaller), \(findings.map(\.line))")
    #expect(
      !brokenImplementer.isEmpty == effects.contains { $0.implementers == .breaking },
      "implementers: \(brokenImplementer), \(findings.map(\.line))")
  }
}
