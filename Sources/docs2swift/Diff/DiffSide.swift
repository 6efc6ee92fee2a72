import Diagnostics
import Generator
import ServiceModel

/// One of the two things that are compared, read as far as it can be.
struct DiffSide: Sendable {
  /// What reports call it: the text of the command line.
  var name: String
  var model: ServiceModel
  /// The pages and what was found in them; for a model file only how paths are shown.
  var workspace: Workspace
  /// Whether the pages are at hand, and not only the model.
  var hasPages = false
  /// Keeps the files of a revision while somebody may read them.
  var copy: TemporaryCopy?
}
