import Mustache
import ServiceModel

/// The view of a choice.
struct ChoiceView {
  let definition: TypeDefinition
  let choice: ChoiceType
  let resolver: SwiftTypeResolver

  var value: TemplateObject {
    let names = resolver.names.cases(of: choice, named: definition.name)
    return [
      "documentation": DocComment(definition.documentation).value,
      "name": .string(resolver.names.type(definition.name)),
      "cases": .list(
        choice.cases.map { option in
          [
            "name": .string(names[option.name]?.written ?? option.name),
            // Some elements are sent although their value is nil.
            "type": .string(
              resolver.type(option.type).name + (option.xml?.isNillable == true ? "?" : "")),
            "wireName": .string(literal(option.xml?.name ?? option.name)),
            "documentation": DocComment(of: option).value,
            "form": .object(
              FormView(
                name: option.name, form: option.xml ?? .plain,
                namespace: definition.foreignNamespace, names: resolver.names
              ).value),
          ]
        }),
    ]
  }

  var needsFoundation: Bool {
    choice.cases.contains { resolver.type($0.type).needsFoundation }
  }
}
