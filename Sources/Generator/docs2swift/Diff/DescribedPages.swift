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
  /// The versions, services and types in each WSDL, schema and Swagger file, in the same way.
  private var definitions: [String: Set<String>] = [:]

  init(_ side: DiffSide) {
    self.side = side
    for version in side.model.versions {
      let whole = ModelPath(version: version.name)
      for (page, types) in side.workspace.declarations[version.name]?.typesByPage ?? [:] {
        let paths = types.map { ModelPath(version: version.name, subject: .type($0)) }
        definitions[page, default: []].formUnion(paths.map(\.description))
      }
      for service in version.services {
        var owners = [ModelPath(service, in: version).description]
        // A version of the documentation has another name in each release, which is translated.
        if service.kind == .service { owners.append(whole.description) }
        for page in service.definitions { definitions[page, default: []].formUnion(owners) }
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
    let own = operations[page] ?? []
    // The index of a service only lists its operations.
    return kind(of: page) == .other ? own : own + (definitions[page] ?? [])
  }

  private func isDefinition(_ page: String) -> Bool {
    guard let file = side.workspace.files.file(at: page) else { return false }
    return file.bytes.firstOffset(of: Array("targetNamespace=\"".utf8)) != nil
  }
}

extension Service {
  /// The WSDLs and schemas that describe it, and the Swagger files.
  fileprivate var definitions: Set<String> {
    Set(soap?.pages ?? []).union(
      operations.compactMap { $0.rest?.page }.filter { $0.hasSuffix(".json") })
  }
}
