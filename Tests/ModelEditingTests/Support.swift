import Diagnostics
import ServiceModel

@testable import ModelEditing

/// A small service. Tests correct it and select parts of it.
enum LibraryModel {
  static let whole = ServiceModel(versions: [version("Services87"), version("Services88")])

  static func version(_ name: String) -> ServicesVersion {
    ServicesVersion(
      name: name, namespace: "urn:\(name)",
      services: [
        Service(
          name: "Library", kind: .agent,
          operations: [
            operation("FindBook", parameters: [Parameter(name: "Key", type: .named("BookKey"))]),
            operation(
              "GetBook", parameters: [Parameter(name: "Isbn", type: .string)],
              results: [Parameter(name: "Response", type: .named("Book"))]),
          ]),
        Service(
          name: "Shelf", kind: .agent,
          operations: [
            operation(
              "GetShelf", parameters: [],
              results: [Parameter(name: "Response", type: .named("Shelf"))])
          ]),
        Service(name: "Shelf", kind: .entity, operations: [operation("GetShelf", parameters: [])]),
      ],
      types: [
        TypeDefinition(
          name: "Book",
          shape: .complex(
            ComplexType(
              base: "Carrier",
              fields: [
                Field(name: "Title", type: .string),
                Field(name: "Genre", type: .named("Genre")),
              ]))),
        TypeDefinition(
          name: "BookKey", shape: .complex(ComplexType(fields: [Field(name: "Id", type: .string)]))),
        TypeDefinition(
          name: "Carrier",
          shape: .complex(ComplexType(fields: [Field(name: "Right", type: .named("Right"))]))),
        TypeDefinition(
          name: "Comic", shape: .complex(ComplexType(base: "Book"))),
        TypeDefinition(
          name: "Genre",
          shape: .enumeration(EnumerationType(members: [.init(name: "Crime")]))),
        TypeDefinition(name: "Right", shape: .opaque),
        TypeDefinition(
          name: "Shelf",
          shape: .complex(
            ComplexType(base: "Carrier", fields: [Field(name: "Room", type: .string)]))),
      ])
  }

  private static func operation(
    _ name: String, parameters: [Parameter], results: [Parameter] = []
  ) -> ServiceOperation {
    ServiceOperation(
      name: name, parameters: parameters, results: results,
      soap: SOAPBinding(
        page: "\(name).md", action: "urn:Library/\(name)", inputElement: name,
        outputElement: "\(name)Response", requestHeaders: [], responseHeaders: []),
      rest: RESTBinding(
        page: "v1\(name).md", method: "POST", path: "/api/\(name)", body: .wrapper,
        parameters: parameters.map {
          RESTCarrier(name: $0.name, location: .property, parameter: $0.name)
        }))
  }
}

/// The outcome of correcting the library.
struct Corrected {
  let model: ServiceModel
  let diagnostics: [Diagnostic]

  init(
    _ corrections: String, model: ServiceModel = LibraryModel.whole,
    found: DiagnosticBag = DiagnosticBag()
  ) {
    var bag = found
    let file = CorrectionsFile(SourceFile(path: "corrections.json", text: corrections))
    self.model = file.correct(model, diagnostics: &bag)
    diagnostics = bag.canonical
  }

  var rules: [String] { diagnostics.map(\.rule.id) }

  func type(_ name: String, in version: Int = 1) -> TypeDefinition? {
    model.versions[version].type(named: name)
  }

  func operation(_ name: String) -> ServiceOperation? {
    model.versions[1].services[0].operations.first { $0.name == name }
  }
}
