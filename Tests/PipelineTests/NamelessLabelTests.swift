import Diagnostics
import DocsReader
import Foundation
import ServiceModel
import TestSupport
import Testing

/// REST pages print one name in place of every schema without a name, and each revision prints
/// another one. Whatever it is, the output is the same as for the known names.
@Suite(
  "The label of schemas without a name",
  .enabled(if: SharedFolder.hasCorpus, "the folder shared/corpus is absent"))
struct NamelessLabelTests {
  private let rest: [SourceFile]
  private let soap: [SourceFile]
  /// A name that no revision has had.
  private let label = "Zz" + String((0..<8).map { _ in "abcdefghij".randomElement() ?? "a" })

  init() throws {
    func pages(_ tree: String) throws -> [SourceFile] {
      try PageFolder.read(SharedFolder.corpus.appending(path: tree))
    }
    rest = try pages("2023/restful")
    soap = try pages("2023/soap")
  }

  /// A page with the invented label in place of the labels of 2023.
  private func relabelled(_ file: SourceFile) -> SourceFile {
    let lines = String(decoding: file.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let known = file.path.hasPrefix("rest/") ? "RecurrenceInfo" : "TableRight"
    let changed = lines.map { line -> String in
      if line == "### Response body: \(known)" { return "### Response body: \(label)" }
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard line.hasPrefix("| "), cells.count > 1, cells[1] == known, cells[0] != known else {
        return String(line)
      }
      return String(line.replacing("| \(known) |", with: "| \(label) |", maxReplacements: 1))
    }
    return SourceFile(path: file.path, text: changed.joined(separator: "\n"))
  }

  private func models(_ pages: [SourceFile]) -> (ServiceModel, ServiceModel) {
    var diagnostics = DiagnosticBag()
    let reader = DocumentationReader()
    return (
      reader.read(pages, diagnostics: &diagnostics),
      reader.read(pages.map(relabelled), diagnostics: &diagnostics)
    )
  }

  @Test func wholeFolders() {
    for pages in [rest, rest + soap] {
      let (known, invented) = models(pages)
      #expect(known == invented)
    }
  }

  @Test func oneService() {
    let folders = Dictionary(grouping: rest) {
      $0.path.split(separator: "/").prefix(2).joined(separator: "/")
    }
    for (folder, pages) in folders where pages.count > 1 {
      let (known, invented) = models(pages)
      #expect(known == invented, "\(folder)")
    }
  }

  /// A single page may have nothing that contradicts a name. Then the name is used, and only the
  /// places where the page prints it may differ.
  @Test func onePage() {
    var differing: [String] = []
    for page in rest where relabelled(page).bytes != page.bytes {
      let (known, invented) = models([page])
      guard known != invented else { continue }
      differing.append(page.path)
      // A type with a table has another name: the one that the reader invents.
      let shape = invented.versions.first?.type(named: label)?.shape ?? .opaque
      let other = known.versions.first?.types.first { $0.shape == shape && shape != .opaque }
      let type = other.map { TypeReference.named($0.name) } ?? .unknown
      #expect(model(invented, replacing: .named(label), by: type) == known, "\(page.path)")
    }
    #expect(differing.count <= 40, "\(differing.count): \(differing)")
  }

  /// The model without a type of which only the name is known.
  private func model(
    _ model: ServiceModel, replacing type: TypeReference, by other: TypeReference
  ) -> ServiceModel {
    func replaced(_ reference: TypeReference) -> TypeReference {
      reference == type ? other : reference
    }
    var model = model
    for version in model.versions.indices {
      model.versions[version].types.removeAll { $0.name == label && $0.shape == .opaque }
      if let name = other.namedType,
        let index = model.versions[version].types.firstIndex(where: { $0.name == label })
      {
        model.versions[version].types[index].name = name
        model.versions[version].types.sort { $0.name < $1.name }
      }
      for index in model.versions[version].types.indices {
        guard case .complex(var complex) = model.versions[version].types[index].shape else {
          continue
        }
        for field in complex.fields.indices {
          complex.fields[field].type = replaced(complex.fields[field].type)
        }
        model.versions[version].types[index].shape = .complex(complex)
      }
      for service in model.versions[version].services.indices {
        for operation in model.versions[version].services[service].operations.indices {
          var changed = model.versions[version].services[service].operations[operation]
          for index in changed.parameters.indices {
            changed.parameters[index].type = replaced(changed.parameters[index].type)
          }
          for index in changed.results.indices {
            changed.results[index].type = replaced(changed.results[index].type)
          }
          model.versions[version].services[service].operations[operation] = changed
        }
      }
    }
    return model
  }
}
