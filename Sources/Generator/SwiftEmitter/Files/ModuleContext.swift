import Mustache
import ServiceModel

/// The shared values of all files of a module.
struct ModuleContext {
  let module: ModulePlan
  let options: EmitterOptions

  var schema: String { module.schema }

  /// The file that only the module of the types has.
  func schemaFile(_ resolver: SwiftTypeResolver) -> [FilePlan] {
    if module.typesModule != nil { return [] }
    let view = SchemaPartsView(module, resolver)
    return [file(.schema, named: schema, needsFoundation: view.needsFoundation, view.value)]
  }

  /// How tests import the module.
  private var testImport: String {
    switch options.accessLevel {
    case "public": "@_spi(Generated) import"
    case "internal": "@testable import"
    default: "import"
    }
  }

  /// The imports other than modules of generated code: the modules of the user's types.
  private func imports(needsFoundation: Bool) -> [String] {
    Set(options.replacements.compactMap(\.module) + (needsFoundation ? ["Foundation"] : []))
      .subtracting([module.name]).sorted()
  }

  /// Plans a file in the module's folder, or in the folder of its tests.
  func file(
    _ template: TemplateName,
    named name: String,
    suffix: String = "",
    isTest: Bool = false,
    needsFoundation: Bool = false,
    _ value: TemplateObject
  ) -> FilePlan {
    let folder = isTest ? module.name + "Tests" : module.name
    let file = suffix.isEmpty ? name : "\(name)+\(suffix)"
    var value = value
    value["access"] = .string(options.accessLevel)
    // Only public declarations can be hidden from users with an SPI group.
    value["spi"] = .string(options.accessLevel == "public" ? "@_spi(Generated) " : "")
    value["testImport"] = .string(testImport)
    value["schema"] = .string(schema)
    value["limitsType"] = .string(module.limits)
    value["module"] = .string(module.name)
    value["typesModule"] = module.typesModule.map { .string($0) } ?? .bool(false)
    value["imports"] = .list(imports(needsFoundation: needsFoundation).map { .string($0) })
    return FilePlan(template: template, path: "\(folder)/\(file).swift", value: value)
  }
}
