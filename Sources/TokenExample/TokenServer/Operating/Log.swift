import Dispatch
import Foundation
import Synchronization

/// Writes lines to a file or a stream, on a separate thread: a caller never waits for a disk. A
/// line has no secrets because callers never pass any. Lines that cannot be written, or that are
/// too many to wait, are counted.
final class Log: Sendable {
  private struct State {
    var waiting: [UInt8] = []
    var isWriting = false
    var lost = 0
  }

  private static let waitingAtMost = 16 << 20
  private static let newline = UInt8(ascii: "\n")

  private let file: FileHandle
  private let queue = DispatchQueue(label: "token-server.log", qos: .utility)
  private let state = Mutex(State())

  init(_ file: FileHandle) { self.file = file }

  /// Appends to a file. A file that is created here can be read only by its owner.
  ///
  /// - Throws: `SecretFile.Failure`, also if the path is a symbolic link, or if others may write to
  ///   the file. Otherwise they could choose where the lines are written.
  init(appendingTo path: String) throws {
    file = try SecretFile.openOwn(path, O_WRONLY | O_APPEND | O_CREAT, takesDevices: true)
  }

  /// Writes a JSON object. Fields without a value are left out.
  func write(_ fields: [(String, String?)]) {
    let time = Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    let members = fields.compactMap { name, value in
      value.map { "\"\(name)\":\(Self.quoted($0))" }
    }
    write(line: "{\"time\":\"\(time)\",\(members.joined(separator: ","))}")
  }

  func write(line: String) {
    state.withLock { state in
      guard state.waiting.count < Self.waitingAtMost else { return state.lost += 1 }
      state.waiting += line.utf8
      state.waiting.append(Self.newline)
      if !state.isWriting { queue.async { self.drain() } }
      state.isWriting = true
    }
  }

  /// The number of lines that were not written.
  var lost: Int { state.withLock { $0.lost } }

  /// Waits until everything has been written.
  func flush() { queue.sync { drain() } }

  private func drain() {
    while let bytes = next() {
      do {
        try file.write(contentsOf: bytes)
      } catch {
        state.withLock { $0.lost += bytes.count { $0 == Self.newline } }
      }
    }
  }

  private func next() -> [UInt8]? {
    state.withLock { state in
      defer { state.waiting = [] }
      state.isWriting = !state.waiting.isEmpty
      return state.isWriting ? state.waiting : nil
    }
  }

  /// Everything except printable ASCII is escaped, because a log must not be able to control a
  /// terminal.
  private static func quoted(_ text: String) -> String {
    let units = text.utf16.map { unit in
      switch unit {
      case 0x22, 0x5C: "\\" + String(decoding: [unit], as: UTF16.self)
      case 0x20..<0x7F: String(decoding: [unit], as: UTF16.self)
      default: "\\u" + String(String(UInt32(unit) | 0x1_0000, radix: 16).dropFirst())
      }
    }
    return "\"\(units.joined())\""
  }
}
