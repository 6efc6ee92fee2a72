import Foundation

/// An environment variable names the target, so that one program has all of them. Building one for
/// each would take most of the time.
private enum Chosen {
  static let target: FuzzTarget? =
    ProcessInfo.processInfo.environment["FUZZ_TARGET"].flatMap(FuzzTarget.init)
}

/// Writes the seeds if that is requested, and otherwise checks that a target is named.
@_cdecl("LLVMFuzzerInitialize")
public func initializeFuzzer(
  _ count: UnsafeMutablePointer<Int32>?, _ arguments: UnsafeMutableRawPointer?
) -> Int32 {
  let environment = ProcessInfo.processInfo.environment
  if let folder = environment["FUZZ_WRITE_SEEDS"] {
    do {
      try FuzzSeeds(project: URL(filePath: ".")).write(to: URL(filePath: folder))
      exit(0)
    } catch {
      FileHandle.standardError.write(Data("fuzz: \(error)\n".utf8))
      exit(1)
    }
  }
  if Chosen.target == nil {
    let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
    FileHandle.standardError.write(Data("fuzz: FUZZ_TARGET must be one of \(names)\n".utf8))
    exit(2)
  }
  return 0
}

/// Passes one input to the target.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  Chosen.target?.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
