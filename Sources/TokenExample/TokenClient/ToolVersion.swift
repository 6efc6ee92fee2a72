/// The name and version of the tool.
enum ToolVersion {
  static let name = "token-client"
  static let current = "0.1.0"
}
