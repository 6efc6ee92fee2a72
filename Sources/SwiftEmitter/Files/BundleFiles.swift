/// The files of a bundle, known before anything is read.
///
/// This file belongs to the build-tool plugin as well, which declares the outputs by it.
enum BundleFiles {
  /// What a file that describes a whole service counts for: a WSDL or Swagger file has some thirty
  /// operations.
  private static let pagesPerService = 30

  /// Enough for files of moderate length: a page gives about a hundred lines.
  ///
  /// Doubling steps let most added pages change no names.
  ///
  /// - Parameter names: those of the files that are read.
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
