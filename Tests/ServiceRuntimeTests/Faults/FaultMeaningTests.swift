import Foundation
@_spi(Generated) import ServiceRuntime
import Testing

/// The fault of a service and the error of a caller, over every protocol.
@Suite struct FaultMeaningTests {
  static let operation = OperationInfo(service: "Desk", name: "Refuse")

  /// Every kind, with the fault that an implementation throws for it and the status over REST.
  static let table: [(ServiceFault.Kind, ServiceFault, status: Int)] = [
    (.invalidRequest, .client("Why."), 400), (.unauthenticated, .unauthenticated("Why."), 401),
    (.forbidden, .forbidden("Why."), 403), (.notFound, .notFound("Why."), 404),
    (.notModified, .notModified("Why."), 304), (.conflict, .conflict("Why."), 409),
    (.preconditionFailed, .preconditionFailed("Why."), 412), (.tooLarge, .tooLarge("Why."), 413),
    (.tooManyRequests, .tooManyRequests("Why."), 429), (.failed, .server("Why."), 500),
    (.unimplemented, .unimplemented(operation), 501), (.unavailable, .unavailable("Why."), 503),
  ]

  @Test func theTableHasEveryKind() {
    #expect(Self.table.map(\.0) == ServiceFault.Kind.allCases)
  }

  @Test(arguments: table.indices, Carriage.allCases)
  func aFaultMeansTheSameOverEveryProtocol(row: Int, carriage: Carriage) async throws {
    let (kind, thrown, status) = Self.table[row]
    let heard = try #require(try await carriage.outcome(thrown) as? ServiceFault)
    #expect(heard.kind == kind && heard.code == thrown.code)
    #expect(heard.isNotFound == (kind == .notFound))
    #expect(heard.isNotModified == (kind == .notModified))
    #expect(heard.isAuthenticationFailure == (kind == .unauthenticated))
    #expect(heard.operation == Self.operation && heard.method == .post)
    switch carriage {
    case .rest:
      #expect(heard.httpStatus == status)
      // A response with this status has no body.
      if kind != .notModified { #expect(heard.reason == thrown.reason) }
    case .soap11: #expect(heard.httpStatus == 500 && heard.reason == thrown.reason)
    case .soap12:
      #expect(heard.httpStatus == (thrown.code == .client ? 400 : 500))
      #expect(heard.reason == thrown.reason)
    }
  }

  @Test(arguments: table.indices, Carriage.allCases)
  func aFaultThatIsPassedOnMeansTheSameAgain(row: Int, carriage: Carriage) async throws {
    let (kind, thrown, status) = Self.table[row]
    let heard = try await carriage.outcome(thrown)
    let again = try #require(try await Carriage.rest.outcome(heard) as? ServiceFault)
    #expect(again.kind == kind && again.httpStatus == status)
  }

  @Test(arguments: Carriage.allCases)
  func aStatusAloneSaysWhatAFaultMeans(carriage: Carriage) async throws {
    let thrown = ServiceFault(.client, "Why.", httpStatus: 409)
    let heard = try await carriage.outcome(thrown) as? ServiceFault
    #expect(heard?.kind == .conflict)
  }

  @Test(arguments: Carriage.allCases)
  func aSubcodeOfOnesOwnArrives(carriage: Carriage) async throws {
    let thrown = ServiceFault(.client, "Why.", subcode: "Licence", detail: "More.")
    let heard = try #require(try await carriage.outcome(thrown) as? ServiceFault)
    #expect(heard.subcode == "Licence" && heard.kind == .invalidRequest)
    #expect(heard.reason == "Why." && heard.detail == "More.")
  }

  @Test(arguments: Carriage.allCases)
  func anAuthenticatorRefusesAlike(carriage: Carriage) async throws {
    let heard = try await carriage.outcome(
      ServiceFault.notFound(), TicketAuthenticator(accepted: "other"))
    #expect((heard as? ServiceFault)?.kind == .unauthenticated)
  }

  @Test(arguments: Carriage.allCases)
  func whatIsNotForCallersDoesNotArrive(carriage: Carriage) async throws {
    let heard = try #require(
      try await carriage.outcome(EchoLibrary.Refused()) as? ServiceFault)
    #expect(heard.kind == .failed && heard.reason == "An internal error occurred.")
    #expect(!"\(heard)".contains("hunter2"))
  }

  @Test(arguments: [
    (404, ServiceFault.Kind.notFound), (401, .unauthenticated), (403, .forbidden),
    (418, .invalidRequest),
    (502, .failed), (503, .unavailable),
  ])
  func aStatusWithoutAWordOfSOAPMeansWhatItSays(
    status: Int, kind: ServiceFault.Kind
  ) async throws {
    for binding in RoundTripTests.bindings {
      let client = try Fixture.client(binding, transport: CannedTransport(status: status))
      let fault = await #expect(throws: ServiceFault.self) { try await client.saveBook() }
      #expect(fault?.kind == kind)
    }
  }
}
