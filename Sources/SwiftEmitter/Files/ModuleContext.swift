import Mustache
import ServiceModel

/// What every file of a module shares.
struct ModuleContext {
  let module: ModulePlan
  let accessLevel: String

  /// The enumeration that holds the target namespace, in the module that declares the types.
  var schema: String { (module.typesModule ?? module.name) + "Schema" }

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
    value["access"] = .string(accessLevel)
    value["schema"] = .string(schema)
    value["module"] = .string(module.name)
    value["typesModule"] = module.typesModule.map { .string($0) } ?? .bool(false)
    value["needsFoundation"] = .bool(needsFoundation)
    return FilePlan(template: template, path: "\(folder)/\(file).swift", value: value)
  }
}
