import Diagnostics
import ServiceModel

/// Compares REST pages with Swagger files. It reports each kind of difference once, with the
/// operations that have it.
struct SwaggerComparison {
  private struct Difference {
    let place: SourceLocation
    let stated: SourceLocation
    var operations: [String] = []
  }

  /// By their kinds in words.
  private var differences: [String: Difference] = [:]

  mutating func compare(
    _ page: RESTOperationPage, _ binding: RESTBinding, with operation: ServiceOperation,
    at stated: SourceLocation
  ) {
    guard let known = operation.rest else { return }
    for (kind, place) in Self.differences(of: page, binding, from: known) {
      differences[kind, default: Difference(place: place, stated: stated)].operations
        .append("'\(operation.name)'")
    }
  }

  func report(to diagnostics: inout DiagnosticBag) {
    for (kind, difference) in differences.sorted(by: { $0.key < $1.key }) {
      diagnostics.emit(
        DocsReaderRules.swaggerPageDiffers,
        "\(kind) of \(difference.operations.listedBriefly()) differs from the Swagger file",
        at: difference.place,
        related: [Diagnostic.Related("the Swagger file", at: difference.stated)])
    }
  }

  /// The differences in words, each with its place on the page.
  private static func differences(
    of page: RESTOperationPage, _ binding: RESTBinding, from stated: RESTBinding
  ) -> [(String, SourceLocation)] {
    func differs<Value: Equatable>(_ value: (RESTBinding) -> Value) -> Bool {
      value(binding) != value(stated)
    }
    let endpoint = page.file.location(of: page.endpoint)
    let headers = page.headers.first.map { page.location($0) } ?? endpoint
    let response = page.file.location(of: page.response.heading)
    let all = [
      ("the method", endpoint, differs(\.method)),
      ("the path", endpoint, differs(\.path)),
      ("the kind of the body", page.requestLocation, differs(\.body)),
      ("the list of media types of the request", headers, differs(\.requestMediaTypes)),
      ("the list of media types of the response", headers, differs(\.responseMediaTypes)),
      ("the list of headers", headers, differs { $0.requestHeaders.map { $0.lowercased() } }),
      ("the list of statuses", response, differs(\.statuses)),
      ("the list of parameters", page.requestLocation, differs(names)),
      ("what is required", page.requestLocation, differs { $0.parameters.map(\.isRequired) }),
      ("the form of a list", page.requestLocation, differs { $0.parameters.map(\.list) }),
    ]
    return all.filter(\.2).map { ($0.0, $0.1) }
  }

  private static func names(_ binding: RESTBinding) -> [[String?]] {
    binding.parameters.map { [$0.name, $0.location.rawValue, $0.parameter] }
  }
}
