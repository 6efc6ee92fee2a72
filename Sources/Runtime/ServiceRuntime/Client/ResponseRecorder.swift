internal import Synchronization

/// Keeps the metadata of the last response.
final class ResponseRecorder: Sendable {
  private let state = Mutex<ResponseMetadata?>(nil)

  var last: ResponseMetadata? { state.withLock { $0 } }

  func record(_ metadata: ResponseMetadata) { state.withLock { $0 = metadata } }
}
