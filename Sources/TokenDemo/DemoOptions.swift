/// Reads the command line.
enum DemoOptions {
  /// The port asked for; nil when the arguments make no sense.
  static func port(_ arguments: some Collection<String>) -> Int? {
    if arguments.isEmpty { return 8080 }
    guard arguments.count == 2, arguments.first == "--port" else { return nil }
    return arguments.dropFirst().first.flatMap { UInt16($0) }.map(Int.init)
  }
}
