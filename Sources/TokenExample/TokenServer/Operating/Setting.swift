import Foundation

/// The settings. Each row has the key in the file, the environment variable, the default and the
/// help text.
enum Setting: String, CaseIterable, Sendable {
  case host
  case port
  case operationsHost
  case operationsPort
  case publicMetrics
  case idleConnectionsPerClient
  case tlsCertificateFile
  case tlsKeyFile
  case database
  case masterKeyFile
  case gatewayKeyFile
  case access
  case credentialsFile
  case applicationTokenRequired
  case owners
  case callsPerSecond
  case timeToLive
  case restAfterExpiry
  case maximumTokenBytes
  case accessLog
  case auditLog
  case gracePeriod

  /// `TOKEN_SERVER_TIME_TO_LIVE`
  var variable: String {
    let words = rawValue.map { $0.isUppercase ? "_\($0)" : $0.uppercased() }
    return "TOKEN_SERVER_" + words.joined()
  }

  var fallback: String { row.fallback }
  var help: String { row.help }

  private var row: (fallback: String, help: String) {
    switch self {
    case .host: ("127.0.0.1", "the address to listen on; 0.0.0.0 for all")
    case .port: ("8080", "the port to listen on; 0 for any")
    case .operationsHost: ("127.0.0.1", "the address to listen on with operationsPort")
    case .operationsPort:
      ("none", "another port for /readyz and /metrics; none: only /readyz, on the main port")
    case .publicMetrics: ("false", "whether /metrics is on the port of the service, for anyone")
    case .idleConnectionsPerClient:
      ("256", "the limit for one address; with more, the oldest are closed")
    case .tlsCertificateFile: ("none", "the certificate, a PEM file; none: plain HTTP")
    case .tlsKeyFile: ("none", "the key of the certificate, a PEM file")
    case .database:
      ("tokens.sqlite", "a file, postgres://…, or 'memory', which loses everything at the end")
    case .masterKeyFile:
      ("master.key", "the keys that encrypt tokens, unless TOKEN_SERVER_MASTER_KEY has them")
    case .gatewayKeyFile:
      ("gateway.key", "the keys of sealed boxes, unless TOKEN_SERVER_GATEWAY_KEY has them")
    case .access: ("credentials", "'credentials', or 'everyone' without credentials")
    case .credentialsFile: ("credentials", "the allowed callers; written by 'credentials add'")
    case .applicationTokenRequired: ("false", "whether every call needs an application token")
    case .owners:
      ("off", "who finds saved tokens: 'off' for everyone with the key, 'caller', or 'application'")
    case .callsPerSecond: ("100", "the average rate of one credential; 0 for no limit")
    case .timeToLive: ("never", "the time until tokens expire, like 90d, 12h, 30m, 10s, or never")
    case .restAfterExpiry:
      ("7d", "how long expired tokens are kept before they are removed")
    case .maximumTokenBytes: ("1048576", "the limit for the tokens of one call")
    case .accessLog: ("true", "whether requests are logged to standard error")
    case .auditLog: ("stderr", "a file, 'stderr' or 'none'")
    case .gracePeriod: ("30s", "the time for requests to finish when the server is stopped")
    }
  }

  /// Whether a relative path is relative to the folder of the configuration file.
  func isPath(_ value: String) -> Bool {
    switch self {
    case .tlsCertificateFile, .tlsKeyFile, .masterKeyFile, .gatewayKeyFile, .credentialsFile:
      value != "none"
    case .database: if case .sqlite = StoreLocation(value) { true } else { false }
    case .auditLog: value != "stderr" && value != "none"
    default: false
    }
  }
}

/// The configuration file: a JSON object whose keys are the names of settings.
enum ConfigurationFile {
  private struct Scalar: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        text = flag ? "true" : "false"
      } else if let number = try? container.decode(Int.self) {
        text = "\(number)"
      } else if let number = try? container.decode(Double.self) {
        text = "\(number)"
      } else if let string = try? container.decode(String.self) {
        text = string
      } else {
        let name = decoder.codingPath.first?.stringValue ?? ""
        throw ConfigurationError("the value of '\(name)' is not a text, a number, true or false")
      }
    }
  }

  /// Reads a file. Relative paths in it are relative to its folder, and so are the default paths.
  static func read(_ path: String) throws(ConfigurationError) -> [Setting: String] {
    let object: [String: Scalar]
    do {
      let data = try Data(contentsOf: URL(filePath: path))
      object = try JSONDecoder().decode([String: Scalar].self, from: data)
    } catch let error as ConfigurationError {
      throw ConfigurationError("\(path): \(error)")
    } catch is DecodingError {
      throw ConfigurationError("\(path): this is not a JSON object")
    } catch {
      throw ConfigurationError("\(path): this cannot be read")
    }
    var values: [Setting: String] = [:]
    for setting in Setting.allCases where setting.isPath(setting.fallback) {
      values[setting] = resolve(setting.fallback, path)
    }
    for (name, scalar) in object.sorted(by: { $0.key < $1.key }) {
      guard let setting = Setting(rawValue: name) else { throw unknown(name, path) }
      values[setting] =
        setting.isPath(scalar.text) ? resolve(scalar.text, path) : scalar.text
    }
    return values
  }

  private static func resolve(_ value: String, _ path: String) -> String {
    guard !value.hasPrefix("/") else { return value }
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? value : "\(folder)/\(value)"
  }

  private static func unknown(_ name: String, _ path: String) -> ConfigurationError {
    let names = Setting.allCases.map(\.rawValue).joined(separator: ", ")
    return ConfigurationError("\(path): there is no setting '\(name)'; the settings are \(names)")
  }
}
