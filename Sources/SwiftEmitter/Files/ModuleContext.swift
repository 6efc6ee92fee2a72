import Mustache
import ServiceModel

/// What every file of a module shares.
struct ModuleContext {
  let module: ModulePlan
  let options: EmitterOptions

  var schema: String { module.schema }

  /// The modules of the user's types, each once.
  private var importedModules: [String] {
    Set(options.replacements.compactMap(\.module)).subtracting([module.name]).sorted()
  }

  /// Plans a file in the module's folder, or in the folder of its tests.
  func file(
    _ template: TemplateName,
    named name: String,
    suffix: String = "",
    isTest: Bool = false,
    needsFoundation: Bool = false,
    _ value: [String: TemplateValue]
  ) -> FilePlan {
    let folder = isTest ? module.name + "Tests" : module.name
    let file = suffix.isEmpty ? name : "\(name)+\(suffix)"
    var value = value
    value["access"] = .string(options.accessLevel)
    value["schema"] = .string(schema)
    value["module"] = .string(module.name)
    value["typesModule"] = module.typesModule.map { .string($0) } ?? .bool(false)
    value["imports"] = .list(importedModules.map { .string($0) })
    value["needsFoundation"] = .bool(needsFoundation)
    return FilePlan(template: template, path: "\(folder)/\(file).swift", value: value)
  }
}
