import Diagnostics
import Generator
import ServiceModel

/// One side of a comparison, as far as it could be read.
struct DiffSide: Sendable {
  /// The name in reports: the text on the command line.
  var name: String
  var model: ServiceModel
  /// The pages and their diagnostics; for a model file only the paths for users.
  var workspace: Workspace
  /// Whether the pages are available, and not only the model.
  var hasPages = false
  /// Keeps the files of a revision as long as they may be read.
  var copy: TemporaryCopy?
}
