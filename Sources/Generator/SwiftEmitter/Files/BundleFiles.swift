/// The files of a bundle, known before anything is read.
///
/// The build-tool plugin shares this source file, to declare its outputs.
enum BundleFiles {
  /// The weight of a file that describes a whole service: a WSDL or Swagger file has about thirty
  /// operations.
  private static let pagesPerService = 30

  /// Enough for files of moderate length: a page becomes about a hundred lines.
  ///
  /// The number doubles, so that most added pages do not change it.
  ///
  /// - Parameter names: the names of the files that are read.
  static func count(forFiles names: [String]) -> Int {
    let pageCount = names.reduce(0) { count, name in
      count + (name.lowercased().hasSuffix(".md") ? 1 : pagesPerService)
    }
    var count = 4
    while count < 512, count * 6 < pageCount { count *= 2 }
    return count
  }

  /// - Parameter index: counted from one.
  static func name(_ index: Int) -> String { "Docs2Swift\(index).swift" }

  static func names(_ count: Int) -> [String] { (1...max(1, count)).map(name) }
}
