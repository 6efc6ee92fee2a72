extension Command {
  struct Example {
    var meaning: String
    var line: String
  }

  /// Name and operands.
  var usage: String { self == .get ? "get KEY" : rawValue }

  var summary: String {
    switch self {
    case .save: "save tokens and print the key to retrieve them with"
    case .get: "print the tokens saved under a key"
    case .decryptAndSave: "have encrypted tokens decrypted by the service, then save them"
    case .seal: "encrypt tokens with the public key of a service, and call nobody"
    }
  }

  var discussion: String {
    switch self {
    case .save:
      """
      Saves an access token and a refresh token and prints the key to retrieve them with,
      alone on standard output.
      """
    case .get:
      """
      Prints the tokens saved under a key. They are printed as they are: mind who looks on.
      """
    case .decryptAndSave:
      """
      Saves tokens that the service decrypts first, and prints the key to retrieve them with,
      alone on standard output. The service offers this over SOAP only. With '--public-key' the
      tokens are sealed here; without it they must be encrypted already.
      """
    case .seal:
      """
      Prints tokens as sealed boxes of libsodium (crypto_box_seal) in base64, which only the owner
      of the public key can open: the form in which 'decrypt-and-save' sends them.
      """
    }
  }

  var secrets: Set<SecretName> {
    let ofConnection: Set<SecretName> = [.ticket, .password, .bearer, .applicationToken]
    let tokens: Set<SecretName> = [.accessToken, .refreshToken]
    switch self {
    case .get: return ofConnection
    case .seal: return tokens
    case .save, .decryptAndSave: return ofConnection.union(tokens)
    }
  }

  var examples: [Example] {
    let tool = ToolVersion.name
    let url = "--url https://crm.example.com"
    switch self {
    case .save:
      return [
        Example(
          meaning: "asks for ticket, application token and tokens",
          line: "\(tool) save \(url) --provider ERP"),
        Example(
          meaning: "over REST, as a user",
          line: "\(tool) save \(url) --binding rest --auth basic --user me --provider ERP"),
        Example(
          meaning: "in a script, with TOKEN_CLIENT_TICKET and the others set",
          line: "key=$(\(tool) save \(url) --provider ERP)"),
      ]
    case .get:
      return [
        Example(meaning: "for people", line: "\(tool) get 7f3c \(url)"),
        Example(
          meaning: "one of them for a program",
          line: "\(tool) get 7f3c \(url) --json | jq -r .accessToken"),
      ]
    case .decryptAndSave:
      return [
        Example(
          meaning: "asks for ticket, application token and encrypted tokens",
          line: "\(tool) decrypt-and-save \(url) --provider ERP"),
        Example(
          meaning: "asks for tokens as they are, and seals them",
          line: "\(tool) decrypt-and-save \(url) --provider ERP --public-key q83v…="),
      ]
    case .seal:
      return [
        Example(
          meaning: "for a program that sends them itself",
          line: "\(tool) seal --public-key q83v…= --json")
      ]
    }
  }
}
