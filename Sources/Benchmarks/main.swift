import Foundation

// Prints the speed of messages, of calls, of the server, of the token server and one of gSOAP, of
// the generator, of compiling what it writes, and of the first build with the plugin; `make bench`
// runs it in a release build. Arguments: the number of rounds, then which of `codec`, `calls`,
// `transports`, `server`, `tokens`, `gsoap`, `reading`, `generation`, `compiling` and `plugin`.
// With `scale` as the first argument, it checks instead that cost grows no faster than the input.
// Further arguments then select cases, and `--quick` before them reduces the time to a quarter.
// `hostile` checks that no message delays a server.

do {
  let arguments = CommandLine.arguments.dropFirst()
  if arguments.first == "scale" {
    let names = arguments.dropFirst()
    let isQuick = names.first == "--quick"
    try (isQuick ? ScaleCheck.quick : .full).run(Array(names.drop { $0 == "--quick" }))
    exit(0)
  }
  if arguments.first == "hostile" {
    try HostileCheck().run()
    exit(0)
  }
  let rounds = max(1, arguments.lazy.compactMap { Int($0) }.first ?? 5)
  let chosen = arguments.filter { Int($0) == nil }
  func isChosen(_ name: String) -> Bool { chosen.isEmpty || chosen.contains(name) }

  if isChosen("codec") { try await CodecBenchmark(rounds: rounds).run() }
  if isChosen("calls") { try await LoopbackBenchmark(rounds: rounds).run() }
  if isChosen("transports") { try await TransportBenchmark(rounds: rounds).run() }
  if isChosen("server") { try await ServerBenchmark(rounds: rounds).run() }
  if isChosen("tokens") { try TokenServerBenchmark(rounds: rounds).run() }
  if isChosen("gsoap") { try await GSOAPBenchmark(rounds: rounds).run() }
  if isChosen("reading") { try ReadingBenchmark(rounds: rounds).run() }
  if isChosen("generation") { try GenerationBenchmark(rounds: rounds).run() }
  if isChosen("compiling") { try CompileBenchmark().run() }
  if isChosen("plugin") { try FirstBuildBenchmark().run() }
} catch {
  FileHandle.standardError.write(Data("benchmarks: \(error)\n".utf8))
  exit(1)
}
