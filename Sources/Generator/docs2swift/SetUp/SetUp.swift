/// The files and lines that set up a folder of pages.
struct SetUp: Equatable {
  struct File: Equatable {
    /// Relative to the folder of pages.
    var path: String
    var contents: String
  }

  /// The summary of the pages.
  var summary: String
  var files: [File]
  var manifest: ManifestLines

  static func == (a: SetUp, b: SetUp) -> Bool {
    a.files == b.files && a.summary == b.summary && a.manifest.text == b.manifest.text
  }
}
