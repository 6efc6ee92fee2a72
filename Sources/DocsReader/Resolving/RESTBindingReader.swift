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
    let sent = mediaTypes(of: "Content-Type")
    let accepted = mediaTypes(of: "Accept")
    // A header whose list of media types is empty is left out, as other revisions do.
    let headers = page.headers.map(\.name).filter { name in
      switch name {
      case "Content-Type": !sent.isEmpty
      case "Accept": !accepted.isEmpty
      default: true
      }
    }
    return RESTBinding(
      page: page.file.path, method: page.method, path: page.path, body: body,
      parameters: parameters, requestMediaTypes: sent, responseMediaTypes: accepted,
      requestHeaders: headers, statuses: page.response.statuses.map(\.code).sorted())
  }

  /// Nothing is answered but a status.
  var isVoid: Bool {
    let successes = page.response.statuses.map(\.code).filter { (200..<300).contains($0) }
    return successes.isEmpty ? page.response.label == nil : successes.allSatisfy { $0 == 204 }
  }

  /// The code spans of a header's description.
  private func mediaTypes(of header: String) -> [String] {
    guard let row = page.headers.first(where: { $0.name == header }) else { return [] }
    let parts = page.file.bytes[row.descriptionRange]
      .split(separator: UInt8(ascii: "`"), omittingEmptySubsequences: false)
    return parts.enumerated().filter { $0.offset % 2 == 1 }
      .map { String(decoding: $0.element, as: UTF8.self) }
  }
}
