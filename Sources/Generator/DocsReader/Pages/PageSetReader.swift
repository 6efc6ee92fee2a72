import Diagnostics
import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Reads many files at once on all processors.
enum PageSetReader {
  /// - Returns: one reading for each page, in the order of the pages.
  static func read(_ files: [ExpandedPage], names: XMLNames) -> [PageReading] {
    let readings = Mutex([PageReading?](repeating: nil, count: files.count))
    let next = Atomic<Int>(0)
    let workers = min(processors, files.count / 8 + 1)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      guard let reader = PageReader(names: names) else { return }
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < files.count else { break }
        let reading = reader.read(files[index])
        readings.withLock { $0[index] = reading }
      }
    }
    return readings.withLock { $0 }.enumerated().map { $1 ?? unreadable(files[$0]) }
  }

  private static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  private static func unreadable(_ page: ExpandedPage) -> PageReading {
    var diagnostics = page.diagnostics
    diagnostics.emit(
      DocsReaderRules.unreadablePage, "no XML parser could be created",
      at: SourceLocation(path: page.file.path))
    return PageReading(path: page.file.path, page: nil, content: nil, diagnostics: diagnostics)
  }
}
