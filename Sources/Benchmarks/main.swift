import Foundation

// Prints what docs/server-transports.md says of speed; `make bench` runs it in a release build.

do {
  let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 5
  try await ServerBenchmark(rounds: max(1, rounds)).run()
} catch {
  FileHandle.standardError.write(Data("benchmarks: \(error)\n".utf8))
  exit(1)
}
