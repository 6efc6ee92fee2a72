import ServiceRuntime

/// What the tool does.
enum Command: String, CaseIterable, Sendable {
  case save
  case get
  case decryptAndSave = "decrypt-and-save"
  case seal

  /// Those that call a server.
  static let calls: [Command] = [.save, .get, .decryptAndSave]
}

/// How the caller says who calls.
enum Authentication: String, CaseIterable, Sendable {
  case ticket
  case basic
  case bearer
  case none
}

/// A command line that is known to be well formed.
struct Options: Sendable {
  /// Nil when only help or the version is wanted.
  var command: Command?
  var url: String?
  var binding = ServiceBinding.soap
  var authentication: Authentication?
  var user: String?
  var provider: String?
  var key: String?
  var publicKey: String?
  var timeout = Duration.seconds(30)
  var isJSON = false
  var wantsHelp = false
  var wantsVersion = false
}
