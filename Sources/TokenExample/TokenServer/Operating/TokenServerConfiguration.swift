import Foundation

/// The settings in effect. The command line overrides the environment, which overrides the file,
/// which overrides the defaults.
struct TokenServerConfiguration: Sendable {
  enum Secret: String {
    case masterKey = "TOKEN_SERVER_MASTER_KEY"
    case gatewayKey = "TOKEN_SERVER_GATEWAY_KEY"
  }

  static let fileVariable = "TOKEN_SERVER_CONFIG"
  static let defaultFile = "token-server.json"

  private let values: [Setting: String]
  /// Keys that the environment has instead of files.
  private let secrets: [String: String]

  /// - Parameters:
  ///   - file: The configuration file. Nil means the file that the environment names, or else the
  ///     file in the working directory, if there is one.
  /// - Throws: `ConfigurationError`
  init(
    file: String?, environment: [String: String], overrides: [Setting: String] = [:]
  ) throws(ConfigurationError) {
    let isDefaultThere = FileManager.default.fileExists(atPath: Self.defaultFile)
    let path =
      file ?? environment[Self.fileVariable] ?? (isDefaultThere ? Self.defaultFile : nil)
    var values =
      try path.map { path throws(ConfigurationError) in
        try ConfigurationFile.read(path)
      } ?? [:]
    for setting in Setting.allCases {
      if let value = overrides[setting] ?? environment[setting.variable] { values[setting] = value }
    }
    self.values = values
    secrets = environment.filter { Secret(rawValue: $0.key) != nil }
    try check()
  }

  func text(_ setting: Setting) -> String { values[setting] ?? setting.fallback }

  /// Nil for `none`.
  func optional(_ setting: Setting) -> String? {
    text(setting) == "none" ? nil : text(setting)
  }

  func secret(_ secret: Secret) -> String? { secrets[secret.rawValue] }

  var database: StoreLocation { StoreLocation(text(.database)) ?? .memory }
  var isMemory: Bool { database == .memory }
  var isOpenToEveryone: Bool { text(.access) == "everyone" }
  var port: Int { Int(text(.port)) ?? 0 }
  var operationsPort: Int? { optional(.operationsPort).flatMap { Int($0) } }
  var publicMetrics: Bool { text(.publicMetrics) == "true" }
  var idleConnectionsPerClient: Int { Int(text(.idleConnectionsPerClient)) ?? 0 }
  var applicationTokenRequired: Bool { text(.applicationTokenRequired) == "true" }
  var ownership: Ownership { Ownership(rawValue: text(.owners)) ?? .off }
  var callsPerSecond: Double { Double(text(.callsPerSecond)) ?? 0 }
  var maximumTokenBytes: Int { Int(text(.maximumTokenBytes)) ?? 0 }
  var logsAccess: Bool { text(.accessLog) == "true" }
  /// In seconds; nil means forever.
  var timeToLive: Int64? {
    text(.timeToLive) == "never" ? nil : Self.seconds(text(.timeToLive))
  }
  /// In seconds.
  var restAfterExpiry: Int64 { Self.seconds(text(.restAfterExpiry)) ?? 0 }
  var gracePeriod: Duration { .seconds(Self.seconds(text(.gracePeriod)) ?? 0) }

  /// All settings. For secrets, only whether they are set.
  var effective: [String: String] {
    let settings = Setting.allCases.map { setting in
      (setting.rawValue, setting == .database ? database.description : text(setting))
    }
    return Dictionary(settings + secrets.keys.map { ($0, "<redacted>") }) { $1 }
  }

  // MARK: Checking

  private func check() throws(ConfigurationError) {
    for setting in [Setting.port, .operationsPort] where text(setting) != "none" {
      try demand(UInt16(text(setting)) != nil, setting: setting, what: "a port")
    }
    try demand(
      StoreLocation(text(.database)) != nil, setting: .database,
      what: "a file, memory or postgres://…")
    try demand(
      ["credentials", "everyone"].contains(text(.access)), setting: .access,
      what: "one of these words")
    try checkOwners()
    for setting in [Setting.applicationTokenRequired, .accessLog, .publicMetrics] {
      try demand(
        ["true", "false"].contains(text(setting)), setting: setting, what: "true or false")
    }
    try demand(
      (0...1e9).contains(Double(text(.callsPerSecond)) ?? -1), setting: .callsPerSecond,
      what: "a number")
    try demand(
      (1...(8 << 20)).contains(maximumTokenBytes), setting: .maximumTokenBytes,
      what: "a number up to 8388608")
    try demand(
      text(.timeToLive) == "never" || Self.seconds(text(.timeToLive)) != nil, setting: .timeToLive,
      what: "a time like 90d, 12h, 30m or 10s, or never")
    try demand(
      restAfterExpiry >= Self.shortestRest, setting: .restAfterExpiry,
      what: "a time of at least one day, like 7d")
    try demand(
      (1...1_000_000).contains(idleConnectionsPerClient), setting: .idleConnectionsPerClient,
      what: "a number from 1"
    )
    try demand(
      Self.seconds(text(.gracePeriod)) != nil, setting: .gracePeriod, what: "a time like 30s")
    try demand(
      (optional(.tlsCertificateFile) == nil) == (optional(.tlsKeyFile) == nil),
      setting: .tlsKeyFile,
      what: "given together with tlsCertificateFile")
  }

  private func checkOwners() throws(ConfigurationError) {
    try demand(
      Ownership(rawValue: text(.owners)) != nil, setting: .owners,
      what: "'off', 'caller' or 'application'")
    try demand(
      ownership == .off || !isOpenToEveryone, setting: .owners,
      what: "possible while access is 'everyone'")
    try demand(
      ownership != .application || applicationTokenRequired, setting: .owners,
      what: "possible without applicationTokenRequired")
  }

  /// There must be time to notice that the clock is wrong.
  private static let shortestRest: Int64 = 86_400

  private func demand(
    _ condition: Bool, setting: Setting, what: String
  ) throws(ConfigurationError) {
    guard !condition else { return }
    let value = setting == .database ? StoreLocation.redacted(text(setting)) : text(setting)
    throw ConfigurationError("\(setting.rawValue) is '\(value)', which is not \(what)")
  }

  /// The seconds of a time like 90d, 12h, 30m or 10s.
  static func seconds(_ text: String) -> Int64? {
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    guard let unit = text.last.flatMap({ units[$0] }), let number = Int64(text.dropLast()),
      (0...1_000_000).contains(number)
    else { return nil }
    return number * unit
  }
}

/// The settings are not valid.
struct ConfigurationError: Error, Hashable, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
