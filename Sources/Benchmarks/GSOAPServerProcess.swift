import Foundation

/// A server that gSOAP has made from the WSDL of the token server, in a process of its own.
final class GSOAPServerProcess {
  /// It has a thread for each connection.
  private static let threads = 64

  let port: Int
  private let server: ServerProcess

  /// - Parameter caller: The only caller that it accepts.
  init(_ program: URL, caller: TokenCaller) throws {
    server = try ServerProcess(
      program, [caller.applicationToken, caller.ticket, "\(Self.threads)"],
      folder: program.deletingLastPathComponent(), readyAt: "\n")
    guard let port = server.greeting.split(separator: "\n").first.flatMap({ Int($0) }) else {
      throw BenchmarkFailure("the server of gSOAP has no port")
    }
    self.port = port
  }

  /// Its seconds of processor time so far.
  var processorTime: @Sendable () -> Double { server.processorTime }

  func stop() { server.stop() }

  /// Whether gSOAP is installed.
  static var isInstalled: Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/wsdl2h") }
  }

  /// Compiles the server with what gSOAP makes of the WSDL of a running token server.
  ///
  /// - Parameter folder: For what is made.
  static func compile(wsdlFrom port: Int, folder: URL) throws -> URL {
    _ = try ProgramRun(
      PackageFolder.root.appending(path: "Scripts/make-gsoap"),
      [
        "http://127.0.0.1:\(port)/Remote/Services88/User.svc?wsdl", folder.path,
        PackageFolder.root.appending(path: "Tests/Interop/gsoap/load-server.cpp").path,
      ])
    return folder.appending(path: "server")
  }
}
