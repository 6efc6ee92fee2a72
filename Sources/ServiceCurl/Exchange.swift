import Foundation
import ServiceRuntime

/// One request and the response to it as it arrives.
///
/// Unchecked: `handle`, `head`, `body` and `problem` are the engine's thread's alone.
final class Exchange: @unchecked Sendable {
  /// How much memory an announced length gets at once; the rest comes as bytes do.
  private static let maximumReservation = 1 << 20

  let request: TransportRequest
  let url: String
  let timeout: Duration
  let response = PendingResponse()
  /// While the transfer runs.
  var handle: EasyHandle?
  private let host: String?
  private var head = ResponseHead()
  private var body: [UInt8] = []
  /// Why the transfer was ended from here.
  private var problem: ServiceCallError?

  init(_ request: TransportRequest, url: URL, timeout: Duration) {
    self.request = request
    self.url = url.absoluteString
    self.timeout = timeout
    host = url.host().map { host in url.port.map { "\(host):\($0)" } ?? host }
  }
}

// MARK: - On the engine's thread

extension Exchange {
  /// A line of the header or of the trailers; false ends the transfer.
  func receive(headerLine line: UnsafeRawBufferPointer) -> Bool {
    let wasComplete = head.isComplete
    switch head.take(line) {
    case .tooLarge: problem = headerTooLarge
    case .malformed(let what):
      problem = ServiceCallError(TransportError(.notHTTP, host: host, detail: what))
    case nil: if head.isComplete, !wasComplete { prepareForBody() }
    }
    return problem == nil
  }

  /// A piece of the decompressed body; false ends the transfer.
  func receive(body piece: UnsafeRawBufferPointer) -> Bool {
    guard body.count + piece.count <= request.maximumResponseBytes else {
      problem = bodyTooLarge
      return false
    }
    body.append(contentsOf: piece)
    return true
  }

  private func prepareForBody() {
    guard request.method != .head else { return }
    guard !head.fields.announce(moreThan: request.maximumResponseBytes) else {
      problem = bodyTooLarge
      return
    }
    let length = head.fields["Content-Length"].flatMap { Int($0) } ?? 0
    if length > 0 { body.reserveCapacity(min(length, Self.maximumReservation)) }
  }

  /// The transfer is over.
  func complete(_ ending: Ending) {
    if let problem { return response.finish(with: .failure(problem)) }
    if let error = ending.error(host: host, head) {
      return response.finish(with: .failure(error))
    }
    // libcurl takes a header that a close cuts off for one that is whole.
    guard head.isComplete else { return fail(.connectionLost, "the header is cut off") }
    guard isWhole else { return fail(.connectionLost, "nothing tells where the body ends") }
    response.finish(
      with: .success(
        TransportResponse(
          status: head.status, headers: head.fields.afterDecompression, body: body)))
  }

  /// Whether the body cannot have been cut off. Where it ends with the connection, TLS could tell
  /// the end of one from a cut, but libcurl does not ask it in all versions.
  private var isWhole: Bool {
    body.isEmpty || head.announcesEnd || !url.lowercased().hasPrefix("https:")
  }

  func fail(_ reason: TransportError.Reason, _ detail: String) {
    let error = TransportError(reason, host: host, detail: detail)
    response.finish(with: .failure(ServiceCallError(error)))
  }

  private var bodyTooLarge: ServiceCallError {
    .responseTooLarge(maximumBytes: request.maximumResponseBytes, httpStatus: head.status)
  }

  private var headerTooLarge: ServiceCallError { .headerTooLarge(httpStatus: head.status) }
}

extension ServiceCallError {
  static func headerTooLarge(httpStatus: Int?) -> ServiceCallError {
    ServiceCallError(
      .responseTooLarge,
      "The header of the response has more than \(CurlTransport.maximumHeaderFields) fields or "
        + "\(CurlTransport.maximumHeaderBytes) bytes.",
      httpStatus: httpStatus == 0 ? nil : httpStatus)
  }
}
