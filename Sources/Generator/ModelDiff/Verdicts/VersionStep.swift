/// The step of a semantic version (semver.org) that a set of changes requires.
package enum VersionStep: String, Codable, Sendable {
  case none
  case patch
  case minor
  case major

  package init(_ worst: ChangeSeverity?) {
    switch worst {
    case .breaking: self = .major
    case .additive: self = .minor
    case .documentation: self = .patch
    case nil: self = .none
    }
  }
}
