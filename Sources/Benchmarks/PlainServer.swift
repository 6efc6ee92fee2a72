import CMicroHTTPD
import ServiceHTTPServer

/// libmicrohttpd answering every request with a fixed text in its own callback: the maximum speed
/// of the library.
final class PlainServer {
  private let daemon: OpaquePointer
  private let listener: Listener

  var port: Int { listener.port }

  init(ioThreads: Int) throws {
    listener = try Listener(host: "127.0.0.1", port: 0)
    let callbacks = shim_callbacks(
      context: nil, handle: answer, begin: nil, completed: nil, connection: nil)
    var options = [
      MHD_OptionItem(option: .THREAD_POOL_SIZE, value: ioThreads, ptr_value: nil),
      MHD_OptionItem(option: .END, value: 0, ptr_value: nil),
    ]
    if ioThreads < 2 { options.removeFirst() }
    guard let daemon = shim_start(shim_flags_threads, listener.socket, callbacks, nil, &options)
    else {
      throw BenchmarkFailure("libmicrohttpd does not start")
    }
    self.daemon = daemon
  }

  func stop() {
    MHD_stop_daemon(daemon)
    listener.close()
  }
}

private func answer(
  _ context: UnsafeMutableRawPointer?, connection: OpaquePointer?, path: UnsafePointer<CChar>?,
  method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?,
  part: UnsafePointer<CChar>?, partSize: UnsafeMutablePointer<Int>?,
  slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  // Called first with the header alone, then for parts of the body, then at its end.
  guard let slot, slot.pointee != nil else {
    slot?.pointee = UnsafeMutableRawPointer(bitPattern: 1)
    return .YES
  }
  if let partSize, partSize.pointee > 0 {
    partSize.pointee = 0
    return .YES
  }
  let text: StaticString = "fixed"
  let response = MHD_create_response_from_buffer(
    text.utf8CodeUnitCount, UnsafeMutableRawPointer(mutating: text.utf8Start), .RESPMEM_PERSISTENT)
  defer { MHD_destroy_response(response) }
  return MHD_queue_response(connection, 200, response)
}
