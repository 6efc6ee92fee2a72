import ServiceRuntime

/// What the client of a loopback says beside parameters.
enum LoopbackCaller {
  static let ticket = "7T:ticket=="
  static let applicationToken = "application-token"
  static let timeZone = ServiceTimeZone(locationCode: "NO")
}
