import Foundation
import ModelDiff
import ServiceModel
import TestSupport
import Testing

/// There is a finding exactly if the models differ in a part that has a meaning.
struct RandomEditTests {
  @Test func findingsExactlyWhenModelsDiffer() throws {
    let original = LibraryModel.model
    let tree = try JSONDecoder().decode(JSONTree.self, from: Data(original.jsonBytes))
    var generator = SeededGenerator(7)
    var edits = 0
    var equal = 0
    while edits < 5_000 {
      var edited = tree
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        edited = edited.edited(using: &generator)
      }
      guard
        var model = try? JSONDecoder().decode(
          ServiceModel.self, from: try JSONEncoder().encode(edited))
      else { continue }
      model.format = original.format
      edits += 1
      let isEqual = model.canonical == original.canonical
      if isEqual { equal += 1 }
      try check(original, model, isEqual: isEqual, edit: edits)
      try check(model, original, isEqual: isEqual, edit: edits)
    }
    #expect(equal > 100)
  }

  private func check(
    _ old: ServiceModel, _ new: ServiceModel, isEqual: Bool, edit: Int
  ) throws {
    let findings = ModelDiff(old: old, new: new).findings
    try #require(findings.isEmpty == isEqual, "edit \(edit): \(findings.map(\.line))")
    #expect(ModelDiff(old: new, new: new).findings.isEmpty)
  }
}

extension ServiceModel {
  /// The same model, with a fixed order for everything whose order has no meaning.
  fileprivate var canonical: ServiceModel {
    var model = self
    model.versions = versions.map(\.canonical).sorted { $0.name < $1.name }
    return model
  }
}

extension ServicesVersion {
  fileprivate var canonical: ServicesVersion {
    var version = self
    version.services = services.map(\.canonical).sorted { ($0.kind, $0.name) < ($1.kind, $1.name) }
    version.types = types.sorted { $0.name < $1.name }
    for index in version.types.indices { version.types[index] = version.types[index].canonical }
    return version
  }
}

extension TypeDefinition {
  fileprivate var canonical: TypeDefinition {
    var type = self
    type.documentation.dropIfEmpty()
    if wireName == name { type.wireName = nil }
    switch shape {
    case .complex(var complex):
      if complex.isAbstract == false { complex.isAbstract = nil }
      complex.fields = complex.fields.map(\.canonical)
      type.shape = .complex(complex)
    case .choice(let choice):
      type.shape = .choice(ChoiceType(cases: choice.cases.map(\.canonical)))
    case .enumeration, .dictionary, .opaque: break
    }
    return type
  }
}

extension Field {
  fileprivate var canonical: Field {
    var field = self
    if field.xml?.name == name { field.xml?.name = nil }
    if field.xml?.facets?.isEmpty == true { field.xml?.facets = nil }
    if field.xml == .plain { field.xml = nil }
    return field
  }
}

extension Service {
  fileprivate var canonical: Service {
    var service = self
    service.documentation.dropIfEmpty()
    service.operations = operations.map(\.canonical).sorted { $0.name < $1.name }
    return service
  }
}

extension ServiceOperation {
  fileprivate var canonical: ServiceOperation {
    var operation = self
    operation.documentation.dropIfEmpty()
    operation.soap?.faults?.sort { ($0.element, "\($0.type)") < ($1.element, "\($1.type)") }
    if operation.soap?.faults?.isEmpty == true { operation.soap?.faults = nil }
    if operation.soap?.isOneWay == false { operation.soap?.isOneWay = nil }
    operation.parameters = parameters.map { $0.canonical(isResult: false) }
    operation.results = results.map { $0.canonical(isResult: true) }
    operation.rest?.statuses.sort()
    operation.rest?.parameters.sort { $0.sortKey < $1.sortKey }
    return operation
  }
}

extension RESTCarrier {
  fileprivate var sortKey: (String, String) { (parameter ?? "", name) }
}

extension Documentation? {
  fileprivate mutating func dropIfEmpty() {
    if self?.isEmpty == true { self = nil }
  }
}

extension Parameter {
  /// Without a form, the type decides in the same way as a form would. But a call must state a
  /// parameter without a form.
  fileprivate func canonical(isResult: Bool) -> Parameter {
    var value = self
    if value.xml?.name == name { value.xml?.name = nil }
    if value.xml?.facets?.isEmpty == true { value.xml?.facets = nil }
    if type.isAlwaysThere {
      if value.xml == XMLForm(isRequired: true) { value.xml = nil }
    } else if isResult, value.xml == .plain {
      value.xml = nil
    }
    return value
  }
}

extension TypeReference {
  /// Whether nil is excluded.
  fileprivate var isAlwaysThere: Bool {
    switch self {
    case .scalar(let scalar): !scalar.isNillable
    case .named(let name): ["Genre", "Mood"].contains(name)
    case .array, .unknown: false
    }
  }
}
