import Foundation

/// Makes and shows keys.
struct KeysCommand {
  let context: ToolContext
  let installation: Installation

  func create() throws {
    let files = [
      (installation.masterKeyFile, "The master keys: they encrypt all tokens at rest"),
      (installation.gatewayKeyFile, "The gateway keys: they open sealed boxes"),
    ]
    for (file, purpose) in files {
      if FileManager.default.fileExists(atPath: file.path) {
        context.print("\(file.path) is there already")
      } else {
        try file.create(purpose)
        context.print("\(file.path) written")
      }
    }
    try show(isJSON: false)
  }

  func show(isJSON: Bool) throws {
    let publicKey = try installation.gateway().publicKey
    let ids = try installation.masterKeys().ids.map(\.description)
    if isJSON {
      try context.printJSON(Report(publicKey: publicKey, masterKeys: ids))
    } else {
      context.print("public key   \(publicKey)")
      for id in ids { context.print("master key   \(id)\(id == ids.last ? " (current)" : "")") }
    }
  }

  private struct Report: Encodable {
    let publicKey: String
    let masterKeys: [String]
  }
}

extension ToolContext {
  func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}
