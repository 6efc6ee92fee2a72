/// The files of a bundle, known before anything is read.
///
/// This file belongs to the build-tool plugin as well, which declares the outputs by it.
enum BundleFiles {
  /// Enough for files of moderate length: a page gives about a hundred lines.
  ///
  /// Doubling steps let most added pages change no names.
  static func count(forPages pageCount: Int) -> Int {
    var count = 4
    while count < 512, count * 6 < pageCount { count *= 2 }
    return count
  }

  /// - Parameter index: counted from one.
  static func name(_ index: Int) -> String { "Docs2Swift\(index).swift" }

  static func names(_ count: Int) -> [String] { (1...max(1, count)).map(name) }
}
