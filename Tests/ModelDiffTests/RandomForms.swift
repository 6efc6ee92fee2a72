import TestSupport
import ServiceModel

/// Random models that use everything that a schema can express.
enum RandomForms {
  static func model(using generator: inout SeededGenerator) -> ServiceModel {
    let types = ["Alpha", "Beta", "Gamma"].map { name in
      TypeDefinition(
        name: name, wireName: maybe(&generator, "Wire\(name)"),
        foreignNamespace: maybe(&generator, "urn:\(name)"),
        shape: .complex(
          ComplexType(
            base: name == "Gamma" ? maybe(&generator, "Alpha") : nil,
            isAbstract: maybe(&generator, true), fields: fields(name, &generator))))
    }
    let choice = TypeDefinition(
      name: "Pick", shape: .choice(ChoiceType(cases: fields("Case", &generator))))
    let operations = (0..<2).map { operation("Do\($0)", &generator) }
    return ServiceModel(versions: [
      ServicesVersion(
        name: "V", namespace: "urn:v",
        services: [
          Service(
            name: "S", kind: .agent, soap: SOAPEndpoint(path: "s.svc", envelopeVersion: "1.1"),
            operations: operations)
        ], types: types + [choice])
    ])
  }

  private static func operation(
    _ name: String, _ generator: inout SeededGenerator
  ) -> ServiceOperation {
    ServiceOperation(
      name: name, parameters: parameters("In", &generator), results: parameters("Out", &generator),
      soap: SOAPBinding(
        page: "", action: "urn:v/\(name)", inputElement: name,
        inputNamespace: maybe(&generator, "urn:in"), outputElement: "\(name)Response",
        outputNamespace: maybe(&generator, "urn:out"), isOneWay: maybe(&generator, true),
        requestHeaders: [
          HeaderPart(
            name: "H", namespace: maybe(&generator, "urn:h"),
            type: maybe(&generator, .named("Alpha")))
        ], responseHeaders: [],
        faults: [
          FaultPart(
            element: "F", namespace: maybe(&generator, "urn:f"), type: type(&generator))
        ]))
  }

  private static func parameters(
    _ prefix: String, _ generator: inout SeededGenerator
  ) -> [Parameter] {
    fields(prefix, &generator).map {
      Parameter(name: $0.name, type: $0.type, xml: $0.xml ?? .plain)
    }
  }

  private static func fields(_ prefix: String, _ generator: inout SeededGenerator) -> [Field] {
    (0..<Int.random(in: 1...4, using: &generator)).map { index in
      let type = type(&generator)
      return Field(name: "\(prefix)\(index)", type: type, xml: form(type, &generator))
    }
  }

  static func type(_ generator: inout SeededGenerator) -> TypeReference {
    let all: [TypeReference] = [
      .string, .scalar(.int), .named("Alpha"), .named("Beta"), .named("Gamma"), .named("Pick"),
      .array(.string), .array(.named("Beta")),
    ]
    return all[Int.random(in: 0..<all.count, using: &generator)]
  }

  static func form(_ type: TypeReference, _ generator: inout SeededGenerator) -> XMLForm? {
    if Bool.random(using: &generator) { return nil }
    var form = XMLForm(
      type == .named("Pick") ? .choice : .element, name: maybe(&generator, "other"),
      namespace: maybe(&generator, ""), isRequired: Bool.random(using: &generator),
      isNillable: Bool.random(using: &generator))
    form.facets = maybe(&generator, .length(3))
    if case .array = type {
      form.isRepeated = Bool.random(using: &generator)
      form.isWordList = !form.isRepeated && Bool.random(using: &generator)
      form.item = maybe(&generator, XMLForm.Item(name: "item", namespace: maybe(&generator, "")))
    } else if type == .string {
      form.kind = [.element, .attribute, .content][Int.random(in: 0..<3, using: &generator)]
    }
    return form
  }

  static func maybe<Value>(_ generator: inout SeededGenerator, _ value: Value) -> Value? {
    Bool.random(using: &generator) ? value : nil
  }
}
