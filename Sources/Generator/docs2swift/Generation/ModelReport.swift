import Diagnostics
import Generator
import ModelDiff
import ServiceModel
import ToolSupport

/// The model, for people: services, operations with their signatures and bindings, types.
struct ModelReport: Painting {
  let model: ServiceModel
  var usesColor = false

  var text: String { model.versions.map(text).joined(separator: "\n") }

  private func text(for version: ServicesVersion) -> String {
    var lines = ["\(paint(version.name, .bold))  \(paint(version.namespace, .dim))"]
    for service in version.services { lines += [""] + self.lines(for: service) }
    if !version.types.isEmpty {
      lines += ["", paint("types", .bold)]
      for type in version.types { lines += self.lines(for: type) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(for service: Service) -> [String] {
    let endpoint = service.soap.map { "  \(paint("\($0.path), SOAP \($0.envelopeVersion)", .dim))" }
    let heading = "\(service.kind.rawValue) \(paint(service.name, .bold))\(endpoint ?? "")"
    return [heading] + service.operations.flatMap(lines)
  }

  private func lines(for operation: ServiceOperation) -> [String] {
    var lines = ["  \(paint(operation.name, .cyan))\(operation.signature)"]
    if let summary = operation.documentation?.summary {
      lines += TextWrapping.lines(of: summary, width: TextWrapping.terminalWidth - 4).map {
        "    \($0)"
      }
    }
    if let soap = operation.soap { lines.append(binding("SOAP", soap.action)) }
    if let rest = operation.rest { lines.append(binding("REST", "\(rest.method) \(rest.path)")) }
    return lines
  }

  private func binding(_ name: String, _ address: String) -> String {
    "    \(paint(name, .dim))  \(address)"
  }

  private func lines(for type: TypeDefinition) -> [String] {
    let name = "  " + paint(type.name, .cyan)
    switch type.shape {
    case .complex(let complex):
      let base = complex.base.map { " : \($0)" } ?? ""
      return ["\(name)\(base)"] + Self.rows(complex.fields.map { ($0.name, "\($0.type)") })
    case .enumeration(let enumeration):
      let kind = enumeration.isFlags ? "flags" : "enumeration"
      let open = enumeration.isComplete ? "" : ", members as far as samples show them"
      let members = enumeration.members.map { ($0.name, $0.value.map(String.init) ?? "") }
      return ["\(name)  \(paint(kind + open, .dim))"] + Self.rows(members)
    case .dictionary(let dictionary):
      return ["\(name)  [\(dictionary.key): \(dictionary.value)]"]
    case .choice(let choice):
      return ["\(name)  \(paint("one of", .dim))"]
        + Self.rows(choice.cases.map { ($0.name, "\($0.type)") })
    case .opaque: return ["\(name)  \(paint("known by name only", .dim))"]
    }
  }

  private static func rows(_ rows: [(name: String, detail: String)]) -> [String] {
    let width = rows.map { TerminalText.width(of: $0.name) }.max() ?? 0
    return rows.map { row in
      row.detail.isEmpty ? "    \(row.name)" : "    \(row.name.padded(to: width))  \(row.detail)"
    }
  }
}
