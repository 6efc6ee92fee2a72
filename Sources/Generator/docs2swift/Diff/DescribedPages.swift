import Diagnostics
import Generator
import ModelDiff
import ServiceModel

/// The kinds of files for page counts.
enum DescribedPageKind: String, CaseIterable, Sendable {
  /// An operation page for SOAP.
  case soap
  /// An operation page for REST.
  case rest
  /// A WSDL or schema, as a page or as a file.
  case wsdl
  case swagger
  /// An index, prose, a sample that pages include.
  case other

  /// `3 WSDL files`
  func phrase(_ count: Int) -> String {
    switch self {
    case .soap: counted(count, "SOAP page")
    case .rest: counted(count, "REST page")
    case .wsdl: counted(count, "WSDL file")
    case .swagger: counted(count, "Swagger file")
    case .other: counted(count, "other file")
    }
  }
}

/// The files of a side, each with the things that it describes.
struct DescribedPages {
  private let side: DiffSide
  /// The operations on each page, by the text of their paths.
  private var operations: [String: [String]] = [:]
  private var kinds: [String: DescribedPageKind] = [:]

  init(_ side: DiffSide) {
    self.side = side
    for version in side.model.versions {
      for service in version.services {
        for operation in service.operations {
          note(operation, ModelPath(operation.name, of: service, in: version).description)
        }
      }
    }
  }

  private mutating func note(_ operation: ServiceOperation, _ path: String) {
    for page in operation.pages { operations[page, default: []].append(path) }
    if let page = operation.soap?.page { kinds[page] = .soap }
    if let page = operation.rest?.page { kinds[page] = page.hasSuffix(".json") ? .swagger : .rest }
  }

  func kind(of page: String) -> DescribedPageKind {
    if let kind = kinds[page] { return kind }
    if page.hasSuffix(".json") { return .swagger }
    if [".wsdl", ".xsd", ".xml"].contains(where: page.hasSuffix) { return .wsdl }
    return isDefinition(page) ? .wsdl : .other
  }

  /// The paths, as text, of the things on a page.
  func subjects(on page: String) -> [String] {
    if let operations = operations[page] { return operations }
    guard kind(of: page) == .wsdl, let file = side.workspace.files.file(at: page) else { return [] }
    let version = side.model.versions.first { version in
      file.bytes.firstOffset(of: Array("\"\(version.namespace)\"".utf8)) != nil
    }
    return version.map { subjects(in: file, of: $0) } ?? []
  }

  private func isDefinition(_ page: String) -> Bool {
    guard let file = side.workspace.files.file(at: page) else { return false }
    return file.bytes.firstOffset(of: Array("targetNamespace=\"".utf8)) != nil
  }

  /// The declarations of a definition: its types, its services and their operations.
  private func subjects(in file: SourceFile, of version: ServicesVersion) -> [String] {
    let types = names(after: "Type name=\"", in: file).map { name in
      ModelPath(version: version.name, subject: .type(name)).description
    }
    let declared = names(after: "operation name=\"", in: file)
    let ports = names(after: "portType name=\"", in: file)
    let services = version.services.filter { $0.kind != .entity && ports.contains($0.name) }
    let operations = services.flatMap { service in
      declared.map { ModelPath($0, of: service, in: version).description }
    }
    return types + operations + services.map { ModelPath($0, in: version).description }
  }

  private func names(after opening: String, in file: SourceFile) -> Set<String> {
    Set(file.bytes.offsets(after: Array(opening.utf8)).map(file.bytes.textBeforeQuote))
  }
}
