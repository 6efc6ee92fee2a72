import Diagnostics
import ServiceModel

/// Compares REST pages with Swagger files. It reports each kind of difference once.
struct SwaggerComparison {
  private var reported: Set<String> = []

  mutating func compare(
    _ page: RESTOperationPage, _ binding: RESTBinding, with operation: ServiceOperation,
    at stated: SourceLocation, diagnostics: inout DiagnosticBag
  ) {
    guard let known = operation.rest else { return }
    for difference in Self.differences(binding, known) where reported.insert(difference).inserted {
      diagnostics.emit(
        DocsReaderRules.swaggerPageDiffers,
        "\(difference) of '\(operation.name)' differs from the Swagger file",
        at: page.page.location, related: [Diagnostic.Related("the Swagger file", at: stated)])
    }
  }

  private static func differences(_ page: RESTBinding, _ stated: RESTBinding) -> [String] {
    var found: [String] = []
    if page.method != stated.method { found.append("the method") }
    if page.path != stated.path { found.append("the path") }
    if page.body != stated.body { found.append("the kind of the body") }
    if page.requestMediaTypes != stated.requestMediaTypes {
      found.append("the list of media types of the request")
    }
    if page.responseMediaTypes != stated.responseMediaTypes {
      found.append("the list of media types of the response")
    }
    if page.requestHeaders != stated.requestHeaders { found.append("the list of headers") }
    if page.statuses != stated.statuses { found.append("the list of statuses") }
    if names(page) != names(stated) { found.append("the list of parameters") }
    if page.parameters.map(\.isRequired) != stated.parameters.map(\.isRequired) {
      found.append("what is required")
    }
    if page.parameters.map(\.list) != stated.parameters.map(\.list) {
      found.append("the form of a list")
    }
    return found
  }

  private static func names(_ binding: RESTBinding) -> [[String?]] {
    binding.parameters.map { [$0.name, $0.location.rawValue, $0.parameter] }
  }
}
