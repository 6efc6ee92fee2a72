import Foundation
import ModelDiff
import ServiceModel
import Testing

/// A finding exactly when the models differ in more than what has no meaning.
struct RandomEditTests {
  @Test func findingsExactlyWhenModelsDiffer() throws {
    let original = LibraryModel.model
    let tree = try JSONDecoder().decode(
      JSONTree.self, from: try JSONEncoder().encode(original))
    var generator = SplitMixGenerator(state: 7)
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
      try check(original, model, isEqual, edit: edits)
      try check(model, original, isEqual, edit: edits)
    }
    #expect(equal > 100)
  }

  private func check(
    _ old: ServiceModel, _ new: ServiceModel, _ isEqual: Bool, edit: Int
  ) throws {
    let findings = ModelDiff(old: old, new: new).findings
    try #require(findings.isEmpty == isEqual, "edit \(edit): \(findings.map(\.line))")
    #expect(ModelDiff(old: new, new: new).findings.isEmpty)
  }
}

extension ServiceModel {
  /// The same model, with everything in one order whose order means nothing.
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
    for index in version.types.indices { version.types[index].documentation.dropIfEmpty() }
    return version
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
    operation.rest?.statuses.sort()
    operation.rest?.parameters.sort { $0.sortKey < $1.sortKey }
    return operation
  }
}

extension RESTParameter {
  fileprivate var sortKey: (String, String) { (parameter ?? "", name) }
}

extension Documentation? {
  fileprivate mutating func dropIfEmpty() {
    if self?.isEmpty == true { self = nil }
  }
}
