/// What can be configured: a row gives the key of the file, the variable of the environment, the
/// default and the help.
enum Setting: String, CaseIterable, Sendable {
  case host
  case port
  case operationsPort
  case tlsCertificateFile
  case tlsKeyFile
  case database
  case masterKeyFile
  case gatewayKeyFile
  case access
  case credentialsFile
  case applicationTokenRequired
  case callsPerSecond
  case timeToLive
  case maximumTokenBytes
  case accessLog
  case auditLog
  case gracePeriod

  /// `TOKEN_SERVER_TIME_TO_LIVE`
  var variable: String {
    let words = rawValue.map { $0.isUppercase ? "_\($0)" : $0.uppercased() }
    return "TOKEN_SERVER_" + words.joined()
  }

  var fallback: String {
    switch self {
    case .host: "127.0.0.1"
    case .port: "8080"
    case .operationsPort, .tlsCertificateFile, .tlsKeyFile: "none"
    case .database: "tokens.sqlite"
    case .masterKeyFile: "master.key"
    case .gatewayKeyFile: "gateway.key"
    case .access: "credentials"
    case .credentialsFile: "credentials"
    case .applicationTokenRequired: "false"
    case .callsPerSecond: "100"
    case .timeToLive: "never"
    case .maximumTokenBytes: "1048576"
    case .accessLog: "true"
    case .auditLog: "stderr"
    case .gracePeriod: "30s"
    }
  }

  var help: String {
    switch self {
    case .host: "the address to listen at; 0.0.0.0 for all"
    case .port: "the port to listen at; 0 for any"
    case .operationsPort: "another port for /readyz and /metrics; none: on the same"
    case .tlsCertificateFile: "PEM; none: plain HTTP"
    case .tlsKeyFile: "PEM, for the certificate"
    case .database: "a file, or 'memory', which forgets everything at the end"
    case .masterKeyFile: "the keys tokens are encrypted with, unless in TOKEN_SERVER_MASTER_KEY"
    case .gatewayKeyFile: "the keys of sealed boxes, unless in TOKEN_SERVER_GATEWAY_KEY"
    case .access: "'credentials', or 'everyone', who then need none"
    case .credentialsFile: "who may call; written by 'credentials add'"
    case .applicationTokenRequired: "whether every call needs an application token"
    case .callsPerSecond: "of one credential, in the long run; 0 for no limit"
    case .timeToLive: "after which tokens are gone, like 90d, 12h, 30m, 10s, or never"
    case .maximumTokenBytes: "of all there is to save in one call"
    case .accessLog: "whether requests are logged to standard error"
    case .auditLog: "a file, 'stderr' or 'none'"
    case .gracePeriod: "how long requests may take to end when the server is stopped"
    }
  }

  /// Whether a relative path is meant from the folder of the configuration file.
  func isPath(_ value: String) -> Bool {
    switch self {
    case .tlsCertificateFile, .tlsKeyFile, .masterKeyFile, .gatewayKeyFile, .credentialsFile:
      value != "none"
    case .database: value != "memory"
    case .auditLog: value != "stderr" && value != "none"
    default: false
    }
  }
}
