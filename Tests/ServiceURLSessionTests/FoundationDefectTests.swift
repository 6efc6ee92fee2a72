#if canImport(FoundationNetworking)
  import Foundation
  import ScriptedServer
  import ServiceURLSession
  import Testing

  #if canImport(Glibc)
    import Glibc
  #endif

  /// What FoundationNetworking does wrong and no user of it can prevent.
  @Suite("Defects of FoundationNetworking")
  struct FoundationDefectTests {
    /// swift-corelibs-foundation issue 5285, mended by its pull request 5286. Once every supported
    /// toolchain has that, the remark at `URLSessionTransport` goes and these cases move to the
    /// failures.
    @Test("A response whose header is cut off must not end the process")
    func cutHeader() async {
      await withKnownIssue(isIntermittent: true) {
        await #expect(processExitsWith: .success) {
          // Swift's own handler would spend seconds on a backtrace.
          for trap in [SIGILL, SIGTRAP] { signal(trap, SIG_DFL) }
          let server = try ScriptedServer { _, connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Le")
            connection.end()
          }
          defer { server.stop() }
          await #expect(throws: (any Error).self) {
            try await URLSessionTransport().get(server.url)
          }
        }
      }
    }
  }
#endif
