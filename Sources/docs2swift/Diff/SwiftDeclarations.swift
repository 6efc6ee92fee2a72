import ModelDiff
import ServiceModel
import SwiftEmitter

/// The declarations in generated Swift that findings are about: the methods of service protocols,
/// and the members of types.
struct SwiftDeclarations {
  private let names: GeneratedNames
  /// By module and name.
  private var types: [GeneratedNames.Declaration: [String]] = [:]
  /// By protocol and method.
  private var methods: [GeneratedNames.Declaration: [String: [String]]] = [:]

  init(_ files: [GeneratedFile], of model: ServiceModel, options: EmitterOptions) {
    names = GeneratedNames(model, options: options)
    for file in files where file.path.hasSuffix(".swift") { read(file) }
  }

  /// The lines of the declaration, without its doc comment; empty when there is none.
  func lines(for path: ModelPath) -> [String] {
    switch path.subject {
    case .version, .service: return []
    case .operation(let kind, let service, let name):
      guard let declared = names.service(kind, service, in: path.version),
        let method = names.method(kind, service, name, in: path.version)
      else { return [] }
      return methods[declared]?[method] ?? []
    case .type(let name):
      return names.type(name, in: path.version).flatMap { types[$0] } ?? []
    }
  }

  private mutating func read(_ file: GeneratedFile) {
    let parts = file.path.split(separator: "/")
    guard let module = parts.first.map(String.init), parts.count == 2 else { return }
    let lines = file.contents.split(separator: "\n", omittingEmptySubsequences: false)
    var protocolName: String?
    for (index, line) in lines.enumerated() {
      if let name = Self.name(in: line, after: "struct ") {
        types[GeneratedNames.Declaration(module: module, name: name)] = Self.members(
          lines[index...])
      } else if let name = Self.name(in: line, after: "protocol ") {
        // A long protocol is the sum of parts that are named after it.
        protocolName = name
      } else if let owner = protocolName, line.hasPrefix("  func "),
        let name = Self.name(in: line.dropFirst(2), after: "func ")
      {
        let method = Self.method(lines[index...])
        note(method, name, Self.service(owner), module)
      }
    }
  }

  private mutating func note(
    _ lines: [String], _ name: String, _ service: String, _ module: String
  ) {
    let key = GeneratedNames.Declaration(module: module, name: service)
    methods[key, default: [:]][name] = lines
  }

  /// The protocol that a part belongs to: what stands behind `Service` names the part.
  private static func service(_ name: String) -> String {
    guard let end = name.ranges(of: "Service").last?.upperBound else { return name }
    return String(name[..<end])
  }

  /// The name behind a keyword, which may follow an access level.
  private static func name(in line: Substring, after keyword: String) -> String? {
    guard let range = line.firstRange(of: keyword),
      ["", "public ", "package ", "internal "].contains(String(line[..<range.lowerBound]))
    else { return nil }
    let name = line[range.upperBound...].prefix {
      $0.isLetter || $0.isNumber || $0 == "_" || $0 == "`"
    }
    return name.isEmpty ? nil : String(name)
  }

  private static func method(_ lines: ArraySlice<Substring>) -> [String] {
    var method: [String] = []
    for line in lines {
      method.append(String(line.dropFirst(2)))
      if line.hasPrefix("  )") || line.contains("()") || method.count > 400 { break }
    }
    return method
  }

  /// The first line and the properties; what the runtime needs is not for people.
  private static func members(_ lines: ArraySlice<Substring>) -> [String] {
    var members = lines.prefix(1).map(String.init)
    for line in lines.dropFirst() {
      if line == "}" { break }
      let isProperty =
        line.hasPrefix("  ") && !line.hasPrefix("   ") && !line.contains("@_spi")
        && (line.contains(" var ") || line.hasPrefix("  var "))
      if isProperty { members.append(String(line)) }
    }
    return members + ["}"]
  }
}
