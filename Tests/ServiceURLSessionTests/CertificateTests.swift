import Foundation
import ServiceHTTPServer
import ServiceRuntime
import ServiceURLSession
import Testing
import UserAgent

private let openssl = "/usr/bin/openssl"

@Suite("Certificates", .enabled(if: FileManager.default.isExecutableFile(atPath: openssl)))
struct CertificateTests {
  /// Makes a certificate for localhost that vouches for itself.
  private func makeCertificate(in folder: URL) throws -> HTTPServer.TLSFiles {
    let files = HTTPServer.TLSFiles(
      certificate: folder.appending(path: "server.pem").path,
      privateKey: folder.appending(path: "server.key").path)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: openssl)
    process.arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1",
      "-keyout", files.privateKey, "-out", files.certificate,
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return files
  }

  @Test("A certificate nobody vouches for is not trusted, and the error says so")
  func selfSigned() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let server = HTTPServer(
      configuration: .init(port: 0, tls: try makeCertificate(in: folder))
    ) { _ in TransportResponse(status: 200) }
    try await server.start()
    let host = "127.0.0.1:\(server.port)"
    let baseURL = try #require(URL(string: server.url))
    let client = UserAgentClient(.soap(baseURL, credentials: .ticket("7T:abc")))
    let error = await #expect(throws: ServiceCallError.self) {
      try await client.getExternalTokens(key: "k")
    }
    await server.shutdown()
    guard case .transport(let cause as URLSessionTransportError) = error?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(cause.description.hasPrefix("The certificate of \(host) is not trusted."))
    #expect(!cause.isTemporary)
  }
}
