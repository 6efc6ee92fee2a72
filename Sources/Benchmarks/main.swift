import Foundation

// Prints the speed of messages, of calls and of the server; `make bench` runs it in a release
// build.

do {
  let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 5
  try CodecBenchmark(rounds: max(1, rounds)).run()
  try await LoopbackBenchmark(rounds: max(1, rounds)).run()
  print()
  try await ServerBenchmark(rounds: max(1, rounds)).run()
} catch {
  FileHandle.standardError.write(Data("benchmarks: \(error)\n".utf8))
  exit(1)
}
