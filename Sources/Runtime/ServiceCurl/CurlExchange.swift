import Foundation
import ServiceRuntime

/// One request and its response while it arrives.
///
/// Unchecked: `handle`, `head`, `body` and `problem` are only used on the engine's thread.
final class CurlExchange: @unchecked Sendable {
  /// The maximum memory to reserve for an announced length. More is allocated as bytes arrive.
  private static let maximumReservation = 1 << 20

  let request: TransportRequest
  let url: String
  let timeout: Duration
  let response = PendingResponse()
  /// Set while the transfer runs.
  var handle: EasyHandle?
  private let host: String?
  private var head = ResponseHead()
  private var body: [UInt8] = []
  /// Why this side ended the transfer.
  private var problem: ServiceCallError?

  init(_ request: TransportRequest, url: URL, timeout: Duration) {
    self.request = request
    self.url = url.absoluteString
    self.timeout = timeout
    host = url.host().map { host in url.port.map { "\(host):\($0)" } ?? host }
  }
}

// MARK: - On the engine's thread

extension CurlExchange {
  /// A line of the header or of the trailers; false ends the transfer.
  func receive(headerLine line: UnsafeRawBufferPointer) -> Bool {
    let wasComplete = head.isComplete
    switch head.take(line) {
    case .tooLarge: problem = .headerTooLarge(httpStatus: head.status)
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
    // If the connection closes inside the header, libcurl reports the header as complete.
    guard head.isComplete else { return fail(.connectionLost, "the header is cut off") }
    guard isWhole else { return fail(.connectionLost, "the end of the body is unknown") }
    response.finish(
      with: .success(
        TransportResponse(
          status: head.status, headers: head.fields.afterDecompression, body: body)))
  }

  /// Whether the body is certainly complete. If it ends with the connection, TLS could distinguish
  /// a regular end from a cut, but not all versions of libcurl check that.
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
