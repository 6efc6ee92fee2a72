import CMicroHTTPD
import Foundation

/// The callbacks of the HTTP library, on its threads.
extension ServerCore {
  /// The callbacks with the core as their context; they do not keep it alive.
  var callbacks: shim_callbacks {
    shim_callbacks(
      context: Unmanaged.passUnretained(self).toOpaque(), handle: onRequest, begin: onRequestLine,
      completed: onCompleted, connection: onConnection)
  }

  fileprivate static func at(_ context: UnsafeMutableRawPointer?) -> ServerCore? {
    context.map { Unmanaged<ServerCore>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// The connection owns the exchange, so the pointer is valid until the end of the request.
private func exchange(_ context: UnsafeMutableRawPointer?) -> ServerExchange? {
  context.map { Unmanaged<ServerExchange>.fromOpaque($0).takeUnretainedValue() }
}

private func onConnection(
  _ context: UnsafeMutableRawPointer?, handle: OpaquePointer?,
  slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, event: MHD_ConnectionNotificationCode
) {
  guard let core = ServerCore.at(context), let handle, let slot else { return }
  if event == .CONNECTION_NOTIFY_STARTED {
    let address = shim_client_address(handle).flatMap { NumericAddress($0)?.host }
    let connection = core.open(handle, remoteAddress: address ?? "")
    slot.pointee = Unmanaged.passRetained(connection).toOpaque()
  } else if let pointer = slot.pointee {
    slot.pointee = nil
    core.close(Unmanaged<Connection>.fromOpaque(pointer).takeRetainedValue())
  }
}

private func onRequestLine(
  _ context: UnsafeMutableRawPointer?, target: UnsafePointer<CChar>?, handle: OpaquePointer?
) -> UnsafeMutableRawPointer? {
  guard let core = ServerCore.at(context), let target, let handle,
    let pointer = shim_socket_context(handle)
  else { return nil }
  let connection = Unmanaged<Connection>.fromOpaque(pointer).takeUnretainedValue()
  let exchange = core.begin(target, on: connection)
  return Unmanaged.passUnretained(exchange).toOpaque()
}

private func onRequest(
  _ context: UnsafeMutableRawPointer?, handle: OpaquePointer?, path: UnsafePointer<CChar>?,
  method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?,
  part: UnsafePointer<CChar>?, partSize: UnsafeMutablePointer<Int>?,
  slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let core = ServerCore.at(context), let handle, let path, let method, let version,
    let partSize, let exchange = exchange(slot?.pointee)
  else { return .NO }
  let part = UnsafeRawBufferPointer(start: part, count: part == nil ? 0 : partSize.pointee)
  // All bytes were read.
  defer { partSize.pointee = 0 }
  let line = RequestLine(method: method, target: path, version: version)
  return core.proceed(exchange, handle, line: line, part: part) ? .YES : .NO
}

private func onCompleted(
  _ context: UnsafeMutableRawPointer?, handle: OpaquePointer?,
  slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, reason: MHD_RequestTerminationCode
) {
  guard let core = ServerCore.at(context), let handle, let exchange = exchange(slot?.pointee)
  else { return }
  slot?.pointee = nil
  let outcome: AccessLogEntry.Outcome =
    switch reason {
    case .REQUEST_TERMINATED_COMPLETED_OK: .completed
    case .REQUEST_TERMINATED_TIMEOUT_REACHED: .timedOut
    case .REQUEST_TERMINATED_DAEMON_SHUTDOWN: .shutDown
    default: .disconnected
    }
  let status = shim_status(handle)
  core.complete(exchange, status: status == 0 ? nil : Int(status), outcome: outcome)
}
