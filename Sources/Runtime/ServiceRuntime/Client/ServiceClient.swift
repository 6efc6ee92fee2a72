internal import Synchronization

/// A client of one service; generated.
public protocol ServiceClient: Sendable {
  /// Where and how the service is called.
  var connection: ServiceConnection { get }
  /// Creates a client.
  init(_ connection: ServiceConnection)
}

extension ServiceClient {
  /// Makes calls and returns the value together with the metadata of the last response.
  ///
  /// For example: `let (key, response) = try await client.capturingResponse { try await
  /// $0.getKey() }`.
  ///
  /// - Throws: The errors of the calls; a ``ServiceCallError`` if no call was made.
  public func capturingResponse<Value: Sendable>(
    _ calls: @Sendable (Self) async throws -> Value
  ) async throws -> (value: Value, response: ResponseMetadata) {
    let recorder = ResponseRecorder()
    let value = try await calls(Self(connection.recording(with: recorder)))
    guard let response = recorder.last else {
      throw ServiceCallError(.invalidResponse, "No call was made, so there is no response.")
    }
    return (value, response)
  }
}

/// Response metadata: everything except the result.
public struct ResponseMetadata: Sendable {
  /// The status code.
  public var status: Int
  /// The HTTP header fields of the response.
  public var headers: HeaderFields
  /// The time zone of dates.
  public var timeZone: ServiceTimeZone?
  /// Additional facts; SOAP only.
  public var extraInfo: [String: String]?
  /// Whether the operation succeeded; nil if the response does not say it. SOAP only.
  public var succeeded: Bool?
  /// The parts of the SOAP Header; SOAP only.
  public var soapHeaders: SOAPHeaders
  /// Identifies the call in the logs of the service.
  public var requestID: String?

  /// Creates metadata.
  public init(
    status: Int,
    headers: HeaderFields = [:],
    timeZone: ServiceTimeZone? = nil,
    extraInfo: [String: String]? = nil,
    succeeded: Bool? = nil,
    soapHeaders: SOAPHeaders = SOAPHeaders(),
    requestID: String? = nil
  ) {
    self.status = status
    self.headers = headers
    self.timeZone = timeZone
    self.extraInfo = extraInfo
    self.succeeded = succeeded
    self.soapHeaders = soapHeaders
    self.requestID = requestID
  }
}

/// Keeps the metadata of the last response.
final class ResponseRecorder: Sendable {
  private let state = Mutex<ResponseMetadata?>(nil)

  var last: ResponseMetadata? { state.withLock { $0 } }

  func record(_ metadata: ResponseMetadata) { state.withLock { $0 = metadata } }
}
