import Foundation
import ServiceHTTPServer
import Testing

@Suite struct TLSTests {
  /// Makes a self-signed certificate for localhost.
  private func withCertificate(
    _ use: (HTTPServer.TLSFiles) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = HTTPServer.TLSFiles(
      certificate: folder.appending(path: "cert.pem").path,
      privateKey: folder.appending(path: "key.pem").path)
    _ = try await Shell.run(
      """
      openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
        -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 \
        -keyout '\(files.privateKey)' -out '\(files.certificate)'
      """)
    try await use(files)
  }

  private func server(_ files: HTTPServer.TLSFiles) -> HTTPServer {
    HTTPServer(configuration: .init(port: 0, tls: files)) { request in
      .init(status: 200, body: Array("\(request.origin) ".utf8) + request.body)
    }
  }

  @Test(.enabled(if: Shell.has("openssl") && Shell.has("curl")))
  func aServerWithACertificateSpeaksTLS() async throws {
    try await withCertificate { files in
      try await withServer(server(files)) { server in
        #expect(server.url == "https://127.0.0.1:\(server.port)")
        let answer = try await Shell.run(
          "curl -sS --max-time 20 --cacert '\(files.certificate)' -d hello \(server.url)/")
        #expect(answer == "\(server.url) hello")
        // A client that uses HTTP without TLS, and one with a TLS version that is no longer
        // safe.
        let port = server.port
        let plain = try await blocking {
          let client = try RawClient(port: port)
          try client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
          return try client.response()?.status
        }
        #expect(plain == nil)
        await #expect(throws: Shell.Failure.self) {
          try await Shell.run(
            "curl -sS --max-time 20 -k --tls-max 1.1 --tlsv1.0 --ciphers DEFAULT@SECLEVEL=0 \(server.url)/"
          )
        }
      }
    }
  }

  @Test func filesThatAreNotThereAreNamed() async throws {
    let files = HTTPServer.TLSFiles(certificate: "/no/such/file", privateKey: "/nor/this")
    let error = await #expect(throws: HTTPServerError.self) { try await server(files).start() }
    #expect(error?.description.contains("/no/such/file") == true)
  }

  @Test(.enabled(if: Shell.has("openssl")))
  func filesThatAreNoCertificateAreRefused() async throws {
    try await withCertificate { files in
      let swapped = HTTPServer.TLSFiles(
        certificate: files.privateKey, privateKey: files.certificate)
      await #expect(throws: HTTPServerError.self) { try await server(swapped).start() }
    }
  }
}
