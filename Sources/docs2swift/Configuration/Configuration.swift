import DocsReader
import SwiftEmitter

/// What a run is told: the configuration file, overridden by the command line.
struct Configuration: Equatable, Sendable {
  /// The name of the file in the specs folder.
  static let fileName = "docs2swift.json"

  /// Where the Swift goes, seen from the specs folder, or absolute.
  var output = "../generated"
  /// The access level of what is generated.
  var access = "public"
  /// Whether mocks are written.
  var mocks = true
  /// Whether tests are written.
  var tests = true
  /// The Services version that REST pages belong to; nil joins the newest one that is given.
  var restVersion: String?
  var profile = DocumentationProfile()
  /// A folder of templates, seen from the specs folder, or absolute; nil for the built-in ones.
  var templates: String?
}

extension Configuration: Encodable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case output, access, mocks, tests, restVersion, profile, templates
  }
}
