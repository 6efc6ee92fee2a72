import Dispatch
import Foundation
import Synchronization

/// Writes lines to a file or a stream, on a thread of its own: whoever logs never waits for a disk.
/// A line holds no secret because nobody gives it one.
final class Log: Sendable {
  private struct State {
    var waiting: [UInt8] = []
    var isWriting = false
  }

  private let file: FileHandle
  private let queue = DispatchQueue(label: "token-server.log", qos: .utility)
  private let state = Mutex(State())

  init(_ file: FileHandle) { self.file = file }

  /// Appends to a file that only its owner may read.
  ///
  /// - Throws: `SecretFile.Failure`
  init(appendingTo path: String) throws {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SecretFile.Failure.system(path) }
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Writes an object of JSON; fields without a value are left out.
  func write(_ fields: [(String, String?)]) {
    let time = Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    let members = fields.compactMap { name, value in
      value.map { "\"\(name)\":\(Self.quoted($0))" }
    }
    write(line: "{\"time\":\"\(time)\",\(members.joined(separator: ","))}")
  }

  func write(line: String) {
    let isIdle = state.withLock { state in
      state.waiting += line.utf8
      state.waiting.append(UInt8(ascii: "\n"))
      defer { state.isWriting = true }
      return !state.isWriting
    }
    if isIdle { queue.async { self.drain() } }
  }

  /// Waits until everything has been written.
  func flush() { queue.sync { drain() } }

  private func drain() {
    while let bytes = next() { try? file.write(contentsOf: bytes) }
  }

  private func next() -> [UInt8]? {
    state.withLock { state in
      defer { state.waiting = [] }
      state.isWriting = !state.waiting.isEmpty
      return state.isWriting ? state.waiting : nil
    }
  }

  /// What is not plain ASCII is escaped: a log must not be able to steer a terminal.
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
