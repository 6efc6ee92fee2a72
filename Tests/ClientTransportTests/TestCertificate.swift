import Foundation
import ServiceHTTPServer
import Testing

#if canImport(Glibc)
  import Glibc
#endif

private let openssl = "/usr/bin/openssl"

/// A self-signed certificate, in a folder that is removed together with this object.
final class TestCertificate {
  static let canBeMade = FileManager.default.isExecutableFile(atPath: openssl)

  let files: HTTPServer.TLSFiles
  private let folder: URL

  init(for name: String = "IP:127.0.0.1") throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    files = HTTPServer.TLSFiles(
      certificate: folder.appending(path: "server.pem").path,
      privateKey: folder.appending(path: "server.key").path)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: openssl)
    process.arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=\(name)",
      "-keyout", files.privateKey, "-out", files.certificate,
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}

/// A TLS server that is killed after it has sent its bytes: the connection ends without the notice
/// with which TLS ends.
final class CutTLSServer: Sendable {
  let url: String

  init(_ certificate: TestCertificate, sending text: String) throws {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: openssl)
    process.arguments = [
      "s_server", "-accept", "127.0.0.1:0", "-cert", certificate.files.certificate, "-key",
      certificate.files.privateKey, "-naccept", "1",
    ]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let printed = output.fileHandleForReading
    let greeting = Self.read(printed, upTo: "\n") { $0.contains("ACCEPT") }
    url = "https://" + (greeting.split(separator: " ").last.map(String.init) ?? "")
    Thread.detachNewThread {
      // It prints the bytes that it receives: a request ends with an empty line.
      _ = Self.read(printed, upTo: "\r\n\r\n") { _ in true }
      try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
      Thread.sleep(forTimeInterval: 0.2)
      kill(process.processIdentifier, SIGKILL)
    }
  }

  /// Reads up to an end mark after a wanted text, or up to the end of everything.
  private static func read(
    _ handle: FileHandle, upTo end: String, _ isWanted: (String) -> Bool
  ) -> String {
    var text = ""
    while let data = try? handle.read(upToCount: 1), !data.isEmpty {
      text += String(decoding: data, as: UTF8.self)
      guard text.hasSuffix(end) else { continue }
      if isWanted(text) { break }
      text = ""
    }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
