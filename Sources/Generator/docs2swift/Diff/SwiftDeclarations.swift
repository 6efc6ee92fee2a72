import ModelDiff
import Parallelism
import ServiceModel
import SwiftEmitter

/// The declarations of findings in generated code: the methods of service protocols, and the
/// members of types.
struct SwiftDeclarations {
  private let names: GeneratedNames
  /// By module and name.
  private var types: [GeneratedNames.Declaration: Substring] = [:]
  /// By protocol and method.
  private var methods: [GeneratedNames.Declaration: [String: Substring]] = [:]

  init(_ files: [GeneratedFile], of model: ServiceModel, options: EmitterOptions) {
    names = GeneratedNames(model, options: options)
    let scans = files.parallelMap(minimumChunk: 1) { file in
      Self.module(of: file).map { (module: $0, declared: DeclarationScan(file.contents)) }
    }
    for scan in scans.compactMap({ $0 }) { note(scan.declared, in: scan.module) }
  }

  /// The lines of the declaration, without its doc comment; empty if there is none.
  func lines(for path: ModelPath) -> [String] {
    switch path.subject {
    case .version, .service: return []
    case .operation(let kind, let service, let name):
      guard let declared = names.service(kind, service, in: path.version),
        let method = names.method(kind, service: service, operation: name, in: path.version)
      else { return [] }
      return methods[declared]?[method].map(Self.method) ?? []
    case .type(let name):
      return names.type(name, in: path.version).flatMap { types[$0] }.map(Self.members) ?? []
    }
  }

  /// Nil for a file without declarations of a module.
  private static func module(of file: GeneratedFile) -> String? {
    let parts = file.path.split(separator: "/")
    return parts.count == 2 && file.path.hasSuffix(".swift") ? parts.first.map(String.init) : nil
  }

  private mutating func note(_ scan: DeclarationScan, in module: String) {
    for type in scan.types {
      types[GeneratedNames.Declaration(module: module, name: type.name)] = type.text
    }
    for (owner, declared) in scan.methods {
      // A long protocol is composed of parts that are named after it.
      let key = GeneratedNames.Declaration(module: module, name: Self.service(owner))
      for method in declared { methods[key, default: [:]][method.name] = method.text }
    }
  }

  /// The protocol of a part. The text after `Service` is the name of the part.
  private static func service(_ name: String) -> String {
    guard let end = name.ranges(of: "Service").last?.upperBound else { return name }
    return String(name[..<end])
  }

  private static func method(_ text: Substring) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0.dropFirst(2)) }
  }

  /// The first line and the properties or cases, without the parts for the runtime.
  private static func members(_ text: Substring) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let properties = lines.dropFirst().filter { line in
      line.hasPrefix("  ") && !line.hasPrefix("   ") && !line.contains("@_spi")
        && (line.contains(" var ") || line.hasPrefix("  var ") || line.hasPrefix("  case "))
    }
    return lines.prefix(1).map(String.init) + properties.map(String.init) + ["}"]
  }
}
