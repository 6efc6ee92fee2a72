import CCurl
import Foundation

/// The loop of the engine's thread: starts, continues and finishes transfers.
final class EventLoop {
  private struct Transfer {
    let handle: EasyHandle
    let exchange: CurlExchange
  }

  /// Handles keep their TLS sessions. Making a handle costs more than keeping one.
  private static let maximumIdleHandles = 32

  /// The maximum number of open network connections to all hosts together.
  private static let maximumIdleConnections = 64

  private let multi: UnsafeMutableRawPointer
  private let configuration: CurlTransport.Configuration
  private var transfers: [UnsafeMutableRawPointer: Transfer] = [:]
  private var idle: [EasyHandle] = []

  init(_ multi: MultiHandle, _ configuration: CurlTransport.Configuration) {
    self.multi = multi.raw
    self.configuration = configuration
    curl_shim_multi_set_long(
      self.multi, CURLMOPT_MAX_HOST_CONNECTIONS, max(1, configuration.maximumConnectionsPerHost))
    curl_shim_multi_set_long(self.multi, CURLMOPT_MAXCONNECTS, Self.maximumIdleConnections)
  }

  /// Executes commands; false after the command to stop.
  func carryOut(_ commands: [Engine.Command]) -> Bool {
    for command in commands {
      switch command {
      case .start(let exchange): start(exchange)
      case .abandon(let exchange):
        if let handle = exchange.handle { take(handle.raw).map(rest) }
      case .stop: return false
      }
    }
    return true
  }

  /// Continues all transfers, finishes the complete ones and waits for the next event.
  func turn() {
    var running: Int32 = 0
    curl_multi_perform(multi, &running)
    if finishCompleted() { return }
    guard curl_multi_poll(multi, nil, 0, 60_000, nil) != CURLM_OK else { return }
    // Out of memory or descriptors: try again, but not at once.
    Thread.sleep(forTimeInterval: 0.01)
  }

  /// Fails all unfinished transfers and frees everything.
  func end() {
    for raw in Array(transfers.keys) {
      take(raw)?.exchange.fail(.other, "the transport is gone")
    }
    idle.removeAll()
    curl_multi_cleanup(multi)
  }

  private func start(_ exchange: CurlExchange) {
    guard !exchange.response.isFinished else { return }
    guard let handle = idle.popLast() ?? EasyHandle() else {
      return exchange.fail(.other, "no memory for a transfer")
    }
    let code = handle.prepare(for: exchange, configuration)
    guard code == CURLE_OK else { return exchange.complete(Ending(code, handle)) }
    guard curl_multi_add_handle(multi, handle.raw) == CURLM_OK else {
      return exchange.complete(Ending(CURLE_FAILED_INIT, handle))
    }
    exchange.handle = handle
    transfers[handle.raw] = Transfer(handle: handle, exchange: exchange)
  }

  /// Returns whether there was one, because its caller may have the next request ready.
  private func finishCompleted() -> Bool {
    var isAny = false
    var remaining: Int32 = 0
    while let message = curl_multi_info_read(multi, &remaining)?.pointee {
      guard message.msg == CURLMSG_DONE, let raw = message.easy_handle else { continue }
      let code = message.data.result
      guard let transfer = take(raw) else { continue }
      transfer.exchange.complete(Ending(code, transfer.handle))
      rest(transfer)
      isAny = true
    }
    return isAny
  }

  private func take(_ raw: UnsafeMutableRawPointer) -> Transfer? {
    guard let transfer = transfers.removeValue(forKey: raw) else { return nil }
    transfer.exchange.handle = nil
    curl_multi_remove_handle(multi, raw)
    return transfer
  }

  private func rest(_ transfer: Transfer) {
    transfer.handle.reset()
    if idle.count < Self.maximumIdleHandles { idle.append(transfer.handle) }
  }
}
