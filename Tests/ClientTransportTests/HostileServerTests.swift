import Foundation
import ScriptedServer
import ServiceRuntime
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Hostile servers")
struct HostileServerTests {
  @Test(arguments: HostileRow.all)
  func whateverTheServerDoesTheCallerGetsWhatTheTableSays(row: HostileRow) async throws {
    try await check(row, .curl)
  }

  @Test(arguments: HostileRow.all.filter { $0.urlSession != .endsProcess })
  func overURLSessionTooWhereItSurvives(row: HostileRow) async throws {
    try await check(row, .urlSession)
  }

  private func check(_ row: HostileRow, _ tested: TestedTransport) async throws {
    let result = try await Self.answer(to: row, over: tested)
    let isKnown = tested == .curl || Self.isFoundationNetworking
    // URLSession on other systems classifies some of these differently.
    let isOther =
      tested == .urlSession && row.alsoURLSession.map { $0 == result.outcome } ?? false
    if isKnown, !isOther { #expect(result.outcome == row.expected(of: tested)) }
    for text in result.texts {
      #expect(!text.contains("s3cret"))
      #expect(!text.contains("/path"))
    }
  }

  #if canImport(FoundationNetworking)
    static let isFoundationNetworking = true

    /// swift-corelibs-foundation issue 5285, fixed by its pull request 5286. When every supported
    /// toolchain has the fix, remove the remark at `URLSessionTransport` and give these rows the
    /// results of curl.
    @Test(arguments: HostileRow.all.filter { $0.urlSession == .endsProcess })
    func nothingAServerSendsMustEndTheProcess(row: HostileRow) async {
      await withKnownIssue(isIntermittent: true) {
        await #expect(processExitsWith: .success) { [name = row.name as String] in
          // Swift's own handler would spend seconds on a backtrace.
          for trap in [SIGILL, SIGTRAP] { signal(trap, SIG_DFL) }
          guard let row = HostileRow.all.first(where: { $0.name == name }) else { return }
          _ = try await HostileServerTests.answer(to: row, over: .urlSession)
        }
      }
    }
  #else
    static let isFoundationNetworking = false
  #endif

  /// The result of a call, and all texts of it that could be printed.
  static func answer(
    to row: HostileRow, over tested: TestedTransport
  ) async throws -> (outcome: HostileRow.Outcome?, texts: [String]) {
    let server = try ScriptedServer(row.script)
    defer { server.stop() }
    let timeout: Duration =
      switch row.expected(of: tested) {
      case .timeout: .milliseconds(300)
      case .endsProcess: .seconds(1)
      default: .seconds(20)
      }
    do {
      let response = try await tested.shared.get(server.url, timeout: timeout)
      return (.response(response.status, String(decoding: response.body, as: UTF8.self)), [])
    } catch let error as ServiceCallError {
      let texts = ["\(error)", String(reflecting: error), "\(error.kind)"]
      if error.isTimeout { return (.timeout, texts) }
      if error.isTooLarge { return (.tooLarge, texts) }
      return (error.transportReason.map(HostileRow.Outcome.failure), texts)
    }
  }
}
