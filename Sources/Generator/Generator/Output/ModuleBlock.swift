/// A Swift file that does not compile, because a module must not be built while its files are
/// replaced one by one.
enum ModuleBlock {
  private static let name = "Docs2SwiftUnfinished.swift"

  static let contents = """
    // \(GeneratedFileMarker.text)
    #error("docs2swift was stopped while it wrote this module; run it again, or 'docs2swift check'")

    """

  /// - Returns: nil for a file outside modules.
  static func path(forChangeOf path: String) -> String? {
    guard path.hasSuffix(".swift"), let module = path.split(separator: "/").dropLast().first
    else { return nil }
    return "\(module)/\(name)"
  }
}
