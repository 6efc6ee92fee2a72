import Diagnostics
import ServiceModel

/// The parts of a REST binding that a page states by itself.
struct RESTBindingReader {
  let page: RESTOperationPage

  var body: RESTBinding.Body {
    guard let body = page.body else { return .none }
    if body.name == "request" { return .wrapper }
    return body.type == "binary" ? .form : .value
  }

  /// - Parameter parameters: matched to those of the operation.
  func binding(parameters: [RESTParameter]) -> RESTBinding {
    RESTBinding(
      page: page.file.path, method: page.method, path: page.path, body: body,
      parameters: parameters, requestMediaTypes: mediaTypes(of: "Content-Type"),
      responseMediaTypes: mediaTypes(of: "Accept"), requestHeaders: requestHeaders,
      statuses: page.response.statuses.map(\.code).sorted())
  }

  /// Nothing is answered but a status.
  var isVoid: Bool {
    let successes = page.response.statuses.map(\.code).filter { (200..<300).contains($0) }
    return successes.isEmpty ? page.response.label == nil : successes.allSatisfy { $0 == 204 }
  }

  /// A header whose list of media types is empty is left out, as other revisions do.
  private var requestHeaders: [String] {
    page.headers.map(\.name).filter { name in
      !["Accept", "Content-Type"].contains(name) || !mediaTypes(of: name).isEmpty
    }
  }

  /// The code spans of a header's description.
  private func mediaTypes(of header: String) -> [String] {
    guard let row = page.headers.first(where: { $0.name == header }) else { return [] }
    let parts = page.file.text(row.description).string
      .split(separator: "`", omittingEmptySubsequences: false)
    return parts.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }
}
