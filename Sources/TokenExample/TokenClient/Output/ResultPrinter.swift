import Diagnostics
import Foundation
import ToolSupport
import UserAgent

/// Prints the result of a call.
struct ResultPrinter {
  let context: TokenClientContext
  let isJSON: Bool

  func print(_ result: TokenResult) {
    switch result {
    case .key(let key): print(key: key)
    case .tokens(let tokens): print(tokens)
    }
  }

  /// Only the key, so that a script can use it directly.
  private func print(key: String) {
    if isJSON { return context.output.write(JSONText.of(["key": key])) }
    if context.output.isTerminal {
      context.errorOutput.write("Saved. The key to retrieve the tokens with:\n")
    }
    context.output.write(shown(key) + "\n")
  }

  private func print(_ tokens: TokenManagementInfo) {
    if isJSON {
      let fields: [String: String?] = [
        "provider": tokens.provider, "accessToken": tokens.accessToken,
        "refreshToken": tokens.refreshToken,
      ]
      return context.output.write(JSONText.of(fields))
    }
    context.output.write(
      """
      provider       \(cell(tokens.provider))
      access token   \(cell(tokens.accessToken))
      refresh token  \(cell(tokens.refreshToken))

      """)
  }

  private func cell(_ text: String?) -> String {
    switch text {
    case nil: "(none)"
    case "": "(empty)"
    case let text?: shown(text)
    }
  }

  private func shown(_ text: String) -> String {
    context.output.isTerminal ? TerminalText.escaped(text) : text
  }
}

enum JSONText {
  /// Readable and stable; nil is written as `null`.
  static func of(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return "null\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
