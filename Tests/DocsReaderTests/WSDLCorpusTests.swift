import Diagnostics
import DocsReader
import Foundation
import ServiceModel
import TestSupport
import Testing

/// The same agents read from their operation pages and from their WSDL.
@Suite(.enabled(if: SharedFolder.hasCorpus, "the folder shared/corpus is absent"))
struct WSDLCorpusTests {
  enum Source: String, CaseIterable, Sendable {
    case pages2022 = "2022"
    case pages2023 = "2023"
    /// The WSDL as files of one line each.
    case files2023 = "2023/wsdl"

    var revision: String { String(rawValue.prefix(4)) }
  }

  /// The results that several tests use, read once.
  private static let readings = Dictionary(
    uniqueKeysWithValues: Source.allCases.map { source in
      (source, Result { try read(source) })
    })

  private func readings(_ source: Source) throws -> (pages: Outcome, wsdl: Outcome) {
    try #require(Self.readings[source]).get()
  }

  /// From operation pages alone, and from WSDL documents alone.
  private static func read(_ source: Source) throws -> (pages: Outcome, wsdl: Outcome) {
    let soap = try PageFolder.read(SharedFolder.corpus.appending(path: source.revision + "/soap"))
    let pages = soap.filter { !isWSDL($0) }
    let documents =
      source == .files2023
      ? try PageFolder.read(SharedFolder.corpus.appending(path: source.rawValue))
      : soap.filter(isWSDL)
    return (Outcome(pages), Outcome(documents))
  }

  /// `<Version>/<Version>-<Agent>.md`.
  private static func isWSDL(_ file: SourceFile) -> Bool {
    let parts = file.path.split(separator: "/")
    return parts.count == 2 && parts[1].hasPrefix(parts[0] + "-")
  }

  @Test(arguments: Source.allCases)
  func operationPagesAloneGiveTheSignaturesOfTheWSDL(source: Source) throws {
    let (pages, wsdl) = try readings(source)
    #expect(wsdl.diagnostics == [])
    var differences: [String] = []
    for stated in wsdl.model.versions {
      let read = try #require(pages.model.versions.first { $0.name == stated.name })
      #expect(read.namespace == stated.namespace)
      for service in stated.services {
        let other = try #require(read.services.first { $0.name == service.name })
        #expect(other.soap?.path == service.soap?.path)
        #expect(other.soap?.envelopeVersion == service.soap?.envelopeVersion)
        differences += Self.differences(other, service).map { "\(stated.name) \($0)" }
      }
    }
    #expect(differences == [])
  }

  /// Own fields with their order and types, dictionaries, and members that samples show.
  @Test(arguments: Source.allCases)
  func operationPagesAloneGiveTheTypesOfTheWSDL(source: Source) throws {
    let (pages, wsdl) = try readings(source)
    var differences: [String] = []
    for stated in wsdl.model.versions {
      let read = try #require(pages.model.versions.first { $0.name == stated.name })
      for type in read.types {
        // Samples of agents whose WSDL is not in the corpus show more types.
        guard let definition = stated.type(named: type.name) else { continue }
        if !Self.agree(type, definition) { differences.append("\(stated.name) \(type.name)") }
      }
      #expect(stated.types.allSatisfy { $0.shape != .opaque })
    }
    #expect(differences == [])
  }

  private static func differences(_ pages: Service, _ wsdl: Service) -> [String] {
    let names = Set(pages.operations.map(\.name)).union(wsdl.operations.map(\.name))
    return names.sorted().filter { name in
      guard let one = pages.operations.first(where: { $0.name == name }),
        let other = wsdl.operations.first(where: { $0.name == name })
      else { return true }
      return bare(one) != bare(other)
    }.map { "\(wsdl.name).\($0)" }
  }

  private static func bare(_ operation: ServiceOperation) -> ServiceOperation {
    var result = operation
    result.documentation = nil
    result.soap?.page = ""
    for index in result.parameters.indices { result.parameters[index].documentation = nil }
    return result
  }

  private static func agree(_ sampled: TypeDefinition, _ stated: TypeDefinition) -> Bool {
    guard sampled.foreignNamespace == stated.foreignNamespace else { return false }
    switch (sampled.shape, stated.shape) {
    case (.complex(let one), .complex(let other)): return one.fields == other.fields
    case (.dictionary(let one), .dictionary(let other)): return one == other
    case (.enumeration(let one), .enumeration(let other)):
      // One member, or the members in the profile.
      return one.members.first?.name == other.members.first?.name
        && Set(one.members.map(\.name)).isSubset(of: other.members.map(\.name))
    default: return false
    }
  }

  /// Facts that only the WSDL has.
  @Test(arguments: ["2022", "2023"])
  func pagesAndWSDLTogether(revision: String) throws {
    let folder = SharedFolder.corpus.appending(path: revision + "/soap")
    let together = Outcome(try PageFolder.read(folder))
    let wsdl = Outcome(try PageFolder.read(folder).filter(Self.isWSDL))
    #expect(together.ids.filter { $0 != "page-not-in-index" } == [])
    for stated in wsdl.model.versions {
      let version = try #require(together.model.versions.first { $0.name == stated.name })
      for type in stated.types { #expect(version.type(named: type.name) == type) }
      let flags = stated.types.filter {
        if case .enumeration(let members) = $0.shape { members.isFlags } else { false }
      }
      #expect(flags.contains { $0.name == "ETableRight" })
    }
  }

  /// Only the kinds and the numbers of the schema are checked here, by a second reading of the
  /// text.
  @Test(arguments: Source.allCases)
  func nothingOfTheSchemasIsLost(source: Source) throws {
    let (_, wsdl) = try readings(source)
    for version in wsdl.model.versions {
      let soap = version.services.flatMap(\.operations).compactMap(\.soap)
      #expect(soap.allSatisfy { !$0.action.isEmpty && $0.responseHeaders.count == 4 })
      for case .complex(let complex) in version.types.map(\.shape) {
        if let base = complex.base { #expect(version.type(named: base) != nil) }
        #expect(complex.fields.allSatisfy { $0.type != .unknown })
      }
    }
  }
}
