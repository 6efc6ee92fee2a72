import Diagnostics
import ServiceModel

/// The parts of a REST binding that do not depend on other pages.
struct RESTBindingReader {
  let page: RESTOperationPage

  var body: RESTBinding.Body {
    guard let body = page.body else { return .none }
    let types = requestMediaTypes
    let isRaw = body.rows.isEmpty && (Self.areRaw(types) || Self.areUploads(types))
    if body.type == "binary" || isRaw { return .binary }
    guard body.name == Self.wrapperName else { return .value }
    return requestMediaTypes == [Self.form] ? .form : .wrapper
  }

  /// The name of the body, if its properties are the parameters.
  static let wrapperName = "request"

  private static let form = "application/x-www-form-urlencoded"

  var requestMediaTypes: [String] { mediaTypes(of: "Content-Type") }
  var responseMediaTypes: [String] { mediaTypes(of: "Accept") }

  /// - Parameter parameters: the parameters of the page, matched with those of the operation.
  func binding(parameters: [RESTCarrier]) -> RESTBinding {
    let sent = requestMediaTypes
    let accepted = responseMediaTypes
    // A header with an empty list of media types is left out, as in other revisions.
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

  /// The response has only a status.
  var isVoid: Bool {
    successes.isEmpty ? showsNothing : successes.allSatisfy { $0 == 204 }
  }

  /// The documented statuses of success.
  var successes: [Int] {
    page.response.statuses.lazy.map(\.code).filter { (200..<300).contains($0) }
  }

  /// Whether no heading, no table and no sample shows a value.
  private var showsNothing: Bool {
    let response = page.response
    guard let label = response.label else { return true }
    return label.isEmpty && response.carrier == nil && response.rows.isEmpty
      && (page.responseSample?.value ?? .null) == .null
  }

  /// The type of a body that is sent unchanged, and not as JSON; nil for all others.
  var rawRequestType: TypeReference? {
    body == .binary ? Self.rawType(requestMediaTypes) : nil
  }

  /// The type of a response that is sent unchanged, and not as JSON; nil for all others.
  var rawResponseType: TypeReference? {
    let types = responseMediaTypes
    if Self.areRaw(types) { return Self.rawType(types) }
    guard let sample = page.responseSample, !sample.body.isEmpty else { return nil }
    return sample.isRaw(in: page.file) || sample.value == nil ? .scalar(.base64Binary) : nil
  }

  /// Whether bodies of these types are files or text. Bodies that may be JSON are read as JSON.
  private static func areRaw(_ types: [String]) -> Bool {
    !types.isEmpty && !types.contains { $0.contains(ascii: "json") || $0 == form }
  }

  /// Whether bodies of these types may be uploads.
  private static func areUploads(_ types: [String]) -> Bool {
    types.contains { ["application/octet-stream", "multipart/form-data"].contains($0) }
  }

  private static func rawType(_ types: [String]) -> TypeReference {
    !types.isEmpty && types.allSatisfy { $0.hasPrefix("text/") }
      ? .string : .scalar(.base64Binary)
  }

  /// The code spans of a header's description.
  private func mediaTypes(of header: String) -> [String] {
    page.headers.first { $0.name == header }?.text.codeSpans ?? []
  }
}
