import CCurl
import Foundation
import Synchronization

/// The thread that runs all transfers of a transport, and the only one that touches them.
final class Engine: Sendable {
  enum Command {
    case start(CurlExchange)
    case abandon(CurlExchange)
    case stop
  }

  private struct Mailbox {
    var commands: [Command] = []
    /// Nil after the thread has stopped, because waking it would access freed memory.
    var multi: MultiHandle?
  }

  private let mailbox: Mutex<Mailbox>

  init(_ configuration: CurlTransport.Configuration) {
    let multi = MultiHandle()
    mailbox = Mutex(Mailbox(multi: multi))
    guard let multi else { return }
    let thread = Thread { [self] in
      curl_shim_block_signals()
      let loop = EventLoop(multi, configuration)
      while loop.carryOut(takeCommands()) { loop.turn() }
      mailbox.withLock { $0.multi = nil }
      loop.end()
    }
    thread.name = "CurlTransport"
    thread.start()
  }

  func start(_ exchange: CurlExchange) {
    guard !post(.start(exchange)) else { return }
    exchange.fail(.other, "libcurl cannot be started")
  }

  func abandon(_ exchange: CurlExchange) { post(.abandon(exchange)) }

  func stop() { post(.stop) }

  /// False if the thread has stopped.
  @discardableResult private func post(_ command: Command) -> Bool {
    mailbox.withLock { mailbox in
      guard let multi = mailbox.multi else { return false }
      mailbox.commands.append(command)
      // The first command in the mailbox wakes the thread, which takes all commands.
      if mailbox.commands.count == 1 { multi.wake() }
      return true
    }
  }

  private func takeCommands() -> [Command] {
    mailbox.withLock { mailbox in
      let commands = mailbox.commands
      mailbox.commands.removeAll(keepingCapacity: true)
      return commands
    }
  }
}

/// Many simultaneous transfers ("multi handle" in libcurl).
///
/// Unchecked: only the engine's thread uses it, except to wake that thread, which any thread may
/// do.
struct MultiHandle: @unchecked Sendable {
  let raw: UnsafeMutableRawPointer

  /// Nil if the library does not start.
  init?() {
    guard Self.libraryIsReady, let raw = curl_multi_init() else { return nil }
    self.raw = raw
  }

  func wake() { curl_multi_wakeup(raw) }

  /// Before libcurl 7.84 this must not run on two threads at the same time.
  private static let libraryIsReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK
}
