import Foundation

/// Templates that write only the stored properties of the usual output: the minimum cost of such
/// types for a compiler.
enum StoredPropertiesTemplates {
  /// - Parameter folder: made here.
  static func write(to folder: URL) throws {
    for (name, text) in templates {
      let file = folder.appending(path: "\(name).mustache")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: false, encoding: .utf8)
    }
  }

  private static let head = "{{> partials/header}}\n\n{{> partials/imports}}\n"

  private static let templates = [
    "types": head + """
      {{#opaqueTypes}}
      {{access}} struct {{name}} {
        {{access}} var content: OpaqueValue
      }
      {{/opaqueTypes}}
      {{#types}}
      {{access}} struct {{name}} {
      {{#fields}}
        {{#isIndirect}}@Indirect {{/isIndirect}}{{access}} var {{name}}: {{type}}
      {{/fields}}
      {{#isPolymorphic}}
        {{spi}}{{access}} var derivedContent: DerivedContent?
      {{/isPolymorphic}}
      }
      {{/types}}

      """,
    "enumerations": head + """
      {{#enumerations}}
      {{access}} struct {{name}} {
        {{access}} var {{#isFlags}}names: [String]{{/isFlags}}{{^isFlags}}rawValue: String{{/isFlags}}
      }
      {{/enumerations}}

      """,
    "operations": head + """
      {{#isHead}}
      {{spi}}{{access}} enum {{operationsType}} {}
      {{/isHead}}
      {{#hasOperations}}
      extension {{operationsType}} {
      {{#operations}}
        {{access}} enum {{messages}} {
          {{access}} struct Input {
          {{#parameters}}
            {{access}} var {{name}}: {{type}}
          {{/parameters}}
          }
          {{access}} struct Output {
          {{#results}}
            {{access}} var {{name}}: {{type}}
          {{/results}}
          }
        }
      {{/operations}}
      }
      {{/hasOperations}}

      """,
    "client": head, "service": head, "unimplemented": head, "server": head,
  ]
}
