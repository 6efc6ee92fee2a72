/// The name and version the tool states about itself.
enum ToolVersion {
  static let name = "token-client"
  static let current = "0.1.0"
}
