import Diagnostics
import ServiceModel

/// Finds dictionaries that cannot be written over SOAP: those that are not the whole type of a
/// field, a parameter or a result. The elements of their entries have no names. REST needs no
/// names.
struct NestedDictionaryCheck {
  private let version: ServicesVersion
  private let dictionaries: Set<String>

  init(_ version: ServicesVersion) {
    self.version = version
    dictionaries = Set(
      version.types.filter { if case .dictionary = $0.shape { true } else { false } }.map(\.name))
  }

  func check(diagnostics: inout DiagnosticBag) {
    let services = version.services.filter { $0.operations.contains { $0.soap != nil } }
    for type in typesReached(from: services, in: version) {
      for (name, reference) in references(of: type) where isNested(reference) {
        report("'\(name)' of type '\(type.name)'", reference, &diagnostics)
      }
    }
    for service in services {
      for operation in service.operations where operation.soap != nil {
        for value in operation.parameters + operation.results where isNested(value.type) {
          report("'\(value.name)' of operation '\(operation.name)'", value.type, &diagnostics)
        }
      }
    }
  }

  private func references(of type: TypeDefinition) -> [(name: String, TypeReference)] {
    switch type.shape {
    case .complex(let complex): complex.fields.map { ($0.name, $0.type) }
    // Its value counts as nested, because it is written inside the repeated element.
    case .dictionary(let dictionary): [("Value", .array(dictionary.value))]
    case .enumeration, .choice, .opaque: []
    }
  }

  private func isNested(_ reference: TypeReference) -> Bool {
    guard case .array = reference, let name = reference.namedType else { return false }
    return dictionaries.contains(name)
  }

  private func report(
    _ place: String, _ reference: TypeReference, _ diagnostics: inout DiagnosticBag
  ) {
    diagnostics.emit(
      SwiftEmitterRules.nestedDictionary, "\(place) has a dictionary inside '\(reference)'",
      at: nil)
  }
}
