import Diagnostics
import Foundation
import ModelDiff
import ServiceModel
import SwiftEmitter
import TestSupport
import Testing

/// The compiler checks operations that are offered only over REST: pages that are renamed,
/// parameters that are added to and removed from the query, types that replace each other.
@Suite(.serialized, .enabled(if: LongTests.areWanted, "\(LongTests.hint)"))
struct RESTVerdictTests {
  struct Edit: Sendable, CustomTestStringConvertible {
    var name: String
    var edit: @Sendable (inout ServiceOperation) -> Void
    var testDescription: String { name }

    init(_ name: String, _ edit: @escaping @Sendable (inout ServiceOperation) -> Void) {
      self.name = name
      self.edit = edit
    }
  }

  static let edits = [
    Edit("nothing") { _ in },
    Edit("another page name") { $0.name = "HttpGetFetchBook" },
    Edit("another case") { $0.name = "GET" },
    Edit("an optional value in the query") { operation in
      operation.parameters.append(Parameter(name: "shelf", type: .string))
      operation.rest?.parameters.append(
        RESTCarrier(name: "shelf", location: .query, parameter: "shelf"))
    },
    Edit("a required value in the query") { operation in
      operation.parameters.append(Parameter(name: "shelf", type: .string))
      operation.rest?.parameters.append(
        RESTCarrier(name: "shelf", location: .query, parameter: "shelf", isRequired: true))
    },
    Edit("another name in the path") { operation in
      operation.parameters[0].name = "bookId"
      operation.rest?.path = "/api/v1/Book/{bookId}"
      operation.rest?.parameters[0].name = "bookId"
      operation.rest?.parameters[0].parameter = "bookId"
    },
    Edit("another case in the path") { operation in
      operation.parameters[0].name = "Id"
      operation.rest?.path = "/api/v1/Book/{Id}"
      operation.rest?.parameters[0].name = "Id"
      operation.rest?.parameters[0].parameter = "Id"
    },
    Edit("a type with the same fields") { $0.results[0].type = .named("Volume") },
    Edit("no result") { $0.results = [] },
  ]

  private static let caller = """
    import ServiceRuntime

    func use(_ client: BookResourceClient) async throws {
      let short: Book? = try await client.get(id: 1)
      let long: Book? = try await client.get(id: 1, language: "no")
      print(short?.title as Any, long?.pages as Any)
    }
    """

  private static let implementer = """
    import ServiceRuntime

    struct Books: BookResourceService {
      func get(id: Int32, language: String?, context: CallContext) async throws -> Book? {
        Book(title: language, pages: id)
      }
    }
    """

  private static func model(_ edit: Edit? = nil) -> ServiceModel {
    var model = LibraryModel.model
    model.versions = model.versions.filter { $0.name == "Services8" }.map { version in
      var version = version
      version.services.removeAll { $0.name != "Book" }
      let volume = version.type(named: "Book").map { type in
        TypeDefinition(name: "Volume", shape: type.shape)
      }
      version.types += [volume].compactMap { $0 }
      // Both sides have both types.
      version.services[0].operations.append(
        ServiceOperation(
          name: "Swap", parameters: [Parameter(name: "volume", type: .named("Volume"))],
          results: [Parameter(name: "Response", type: .named("Book"))],
          rest: RESTBinding(
            page: "rest/Book/Swap.md", method: "POST", path: "/api/v1/Book", body: .value,
            parameters: [RESTCarrier(name: "volume", location: .body, parameter: "volume")],
            statuses: [200])))
      edit?.edit(&version.services[0].operations[0])
      return version
    }
    return model
  }

  private static let stub = """

      func swap(volume: Volume?, context: CallContext) async throws -> Book? { nil }
    }
    """

  @Test(arguments: edits)
  func verdictIsTheCompilers(edit: Edit) throws {
    let new = Self.model(edit)
    let findings = ModelDiff(old: Self.model(), new: new).findings
    var options = EmitterOptions()
    options.emitsTests = false
    var diagnostics = DiagnosticBag()
    let generated = SwiftEmitter(options: options).emit(new, diagnostics: &diagnostics)
    try #require(!diagnostics.hasErrors)
    var files = Dictionary(uniqueKeysWithValues: generated.map { ($0.path, $0.contents) })
    files["Caller.swift"] = Self.caller
    files["Implementer.swift"] = Self.implementer.dropLast() + Self.stub
    let compiler = SwiftCompiler(
      folder: FileManager.default.temporaryDirectory.appending(
        path: "docs2swift-rest-verdicts-\(ProcessInfo.processInfo.processIdentifier)"))
    let errors = try compiler.errors(in: files)
    func isBroken(_ file: String) -> Bool { errors.contains { $0.contains("/\(file):") } }
    let effects = findings.map(\.effects)
    #expect(errors.allSatisfy { $0.contains("/Caller.swift") || $0.contains("/Implementer.swift") })
    #expect(
      isBroken("Caller.swift") == effects.contains { $0.callers == .breaking },
      "\(errors), \(findings.map(\.line))")
    #expect(
      isBroken("Implementer.swift") == effects.contains { $0.implementers == .breaking },
      "\(errors), \(findings.map(\.line))")
  }
}
