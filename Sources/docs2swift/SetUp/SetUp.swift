/// What makes a folder of pages ready to be generated from.
struct SetUp: Equatable {
  struct File: Equatable {
    /// Seen from the folder of pages.
    var path: String
    var contents: String
  }

  /// What the pages give.
  var summary: String
  var files: [File]
  var manifest: ManifestLines

  static func == (a: SetUp, b: SetUp) -> Bool {
    a.files == b.files && a.summary == b.summary && a.manifest.text == b.manifest.text
  }
}
