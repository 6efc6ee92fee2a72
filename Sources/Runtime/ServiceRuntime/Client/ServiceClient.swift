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
