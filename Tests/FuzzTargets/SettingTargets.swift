import Diagnostics
import Generator
import ModelEditing
import Mustache
import ServiceModel

/// The files that a user writes: templates, the configuration, corrections.
enum SettingTargets {
  static func mustache(_ bytes: [UInt8]) {
    var diagnostics = DiagnosticBag()
    let library = TemplateLibrary(
      [
        SourceFile(path: "page.mustache", bytes: bytes),
        SourceFile(path: "part.mustache", text: "{{#list}}{{name}} {{/list}}\n"),
      ], diagnostics: &diagnostics)
    guard !diagnostics.hasErrors else { return }
    let value: TemplateValue = [
      "name": "Name", "isSet": true, "list": [["name": "a"], ["name": "b"]],
      "object": ["name": "c", "list": []],
    ]
    _ = library.render("page", value, escaping: .none, diagnostics: &diagnostics)
  }

  static func configuration(_ bytes: [UInt8]) {
    var diagnostics = DiagnosticBag()
    _ = ConfigurationReader.read(
      SourceFile(path: Configuration.fileName, bytes: bytes), diagnostics: &diagnostics)
  }

  static func corrections(_ bytes: [UInt8]) {
    var diagnostics = DiagnosticBag()
    let file = CorrectionsFile(SourceFile(path: "corrections.json", bytes: bytes))
    _ = file.correct(model, diagnostics: &diagnostics)
  }

  /// One operation and one type of each kind.
  private static let model = ServiceModel(versions: [
    ServicesVersion(
      name: "Services9", namespace: "urn:library",
      services: [
        Service(
          name: "Library", kind: .agent,
          operations: [
            ServiceOperation(
              name: "SaveBook", parameters: [Parameter(name: "Book", type: .named("Book"))],
              results: [Parameter(name: "Response", type: .scalar(.int))])
          ])
      ],
      types: [
        TypeDefinition(
          name: "Book",
          shape: .complex(
            ComplexType(fields: [
              Field(name: "Title", type: .string), Field(name: "Genre", type: .named("Genre")),
            ]))),
        TypeDefinition(
          name: "Genre",
          shape: .enumeration(
            EnumerationType(members: [EnumerationType.Member(name: "Poetry")]))),
      ])
  ])
}
