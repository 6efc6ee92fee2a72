import Foundation
@_spi(Generated) import ServiceRuntime
import TestSupport
import Testing

/// The responses in ../shared/cases, if that folder exists.
@Suite(.enabled(if: SharedFolder.hasSOAPAnswers))
struct SharedAnswerTests {
  /// Status line, header fields, an empty line, the body.
  private func failure(_ name: String) async throws -> (any Error)? {
    let data = try Data(contentsOf: SharedFolder.soapAnswers.appending(path: name))
    let text = String(decoding: data, as: UTF8.self).replacing("\r\n", with: "\n")
    let end = text.firstRange(of: "\n\n")
    let lines = text[..<(end?.lowerBound ?? text.endIndex)].split(separator: "\n")
    var response = TransportResponse(
      status: Int(lines.first?.split(separator: " ").dropFirst().first ?? "") ?? 0,
      body: Array((end.map { text[$0.upperBound...] } ?? "").utf8))
    for line in lines.dropFirst() {
      let pair = line.split(separator: ":", maxSplits: 1).map(String.init)
      response.headers.append(name: pair[0], value: pair[1].trimmingCharacters(in: .whitespaces))
    }
    let client = try Fixture.client(.soap, transport: CannedTransport { [response] _ in response })
    return await #expect(throws: (any Error).self) { try await client.saveBook() }
  }

  @Test func aStatusWithoutABody() async throws {
    let fault = try await failure("502-empty.http") as? ServiceFault
    #expect(fault?.reason == "The service answered 502." && fault?.httpStatus == 502)
  }

  @Test func aWebPage() async throws {
    let error = try await failure("html-doctype-200.http") as? ServiceCallError
    #expect(error?.message.contains("it is a web page") == true)
  }

  @Test func theDetailOfAContract() async throws {
    let fault = try await failure("fault-contract.http") as? ServiceFault
    #expect(fault?.detail == "LIC-104 kim lee")
    #expect(
      fault?.detail(as: LicenceFault.self)
        == LicenceFault(errorCode: "LIC-104", users: ["kim", "lee"]))
  }

  @Test func aDetailOfSeveralLeaves() async throws {
    let fault = try await failure("fault-leaves.http") as? ServiceFault
    #expect(fault?.detail == "2207 No such shelf." && fault?.reason == "Something failed.")
  }
}
