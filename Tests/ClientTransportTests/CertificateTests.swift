import Foundation
import ServiceCurl
import ServiceHTTPServer
import ServiceRuntime
import Testing

@Suite("Certificates", .enabled(if: TestCertificate.canBeMade))
struct CertificateTests {
  @Test(arguments: TestedTransport.allCases)
  func aCertificateNobodyVouchesForIsNotTrustedAndTheErrorSaysSo(tested: TestedTransport)
    async throws
  {
    let certificate = try TestCertificate()
    let error = try await withServer(certificate) { url in
      await #expect(throws: ServiceCallError.self) { try await tested.shared.get(url) }
    }
    guard case .transport(let cause as TransportError) = error?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(cause.reason == .untrustedCertificate)
    #expect(cause.description.contains("is not trusted."))
    #expect(!cause.isTemporary)
  }

  @Test func curlTrustsTheAuthoritiesItIsGiven() async throws {
    let certificate = try TestCertificate()
    let transport = CurlTransport(
      .init(trust: .authorities(path: certificate.files.certificate), proxy: .none))
    let response = try await withServer(certificate) { try await transport.get($0) }
    #expect(response.body == Array("secure".utf8))
  }

  @Test func curlTrustsNobodyElseThenAndNobodyByAFileThatIsNotThere() async throws {
    let (certificate, other) = (try TestCertificate(), try TestCertificate())
    for path in [other.files.certificate, "/nowhere.pem"] {
      let transport = CurlTransport(.init(trust: .authorities(path: path), proxy: .none))
      let error = try await withServer(certificate) { url in
        await #expect(throws: ServiceCallError.self) { try await transport.get(url) }
      }
      #expect(error?.transportReason == .untrustedCertificate)
    }
  }

  @Test(arguments: TestedTransport.allCases)
  func aCertificateForAnotherHostIsNotTrusted(tested: TestedTransport) async throws {
    let certificate = try TestCertificate(for: "DNS:elsewhere.example")
    let transport: any ClientTransport =
      switch tested {
      case .curl:
        CurlTransport(.init(trust: .authorities(path: certificate.files.certificate)))
      case .urlSession: tested.shared
      }
    let error = try await withServer(certificate) { url in
      await #expect(throws: ServiceCallError.self) { try await transport.get(url) }
    }
    #expect(error?.transportReason == .untrustedCertificate)
  }

  @Test func aBodyThatEndsWithTheConnectionMustEndAsTLSEnds() async throws {
    let certificate = try TestCertificate()
    let transport = CurlTransport(
      .init(trust: .authorities(path: certificate.files.certificate), proxy: .none))
    let open = try CutTLSServer(certificate, sending: "HTTP/1.1 200 OK\r\n\r\nhello")
    let error = await #expect(throws: ServiceCallError.self) { try await transport.get(open.url) }
    #expect(error?.transportReason == .connectionLost)
    let counted = try CutTLSServer(
      certificate, sending: "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
    #expect(try await transport.get(counted.url).body == Array("hello".utf8))
  }

  private func withServer<Result: Sendable>(
    _ certificate: TestCertificate, _ body: (String) async throws -> Result
  ) async throws -> Result {
    let server = HTTPServer(configuration: .init(port: 0, tls: certificate.files)) { _ in
      TransportResponse(status: 200, body: Array("secure".utf8))
    }
    try await server.start()
    let result = try await body(server.url)
    await server.shutdown()
    return result
  }
}
