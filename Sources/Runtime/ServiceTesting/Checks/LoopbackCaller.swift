import ServiceRuntime

/// The data that a loopback client sends in addition to parameters.
enum LoopbackCaller {
  static let ticket = "7T:ticket=="
  static let applicationToken = "application-token"
  static let timeZone = ServiceTimeZone(locationCode: "NO")
}
