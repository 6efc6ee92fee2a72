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
    let workers = min(ProcessorCount.active, files.count / 8 + 1)
    if workers <= 1 { return readInTurn(files, names: names) }
    let slots = ReadingSlots(count: files.count)
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      guard let reader = PageReader(names: names) else { return }
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < files.count else { break }
        slots.set(reader.read(files[index]), at: index)
      }
    }
    return slots.take(orElse: { unreadable(files[$0]) })
  }

  private static func readInTurn(_ files: [ExpandedPage], names: XMLNames) -> [PageReading] {
    guard let reader = PageReader(names: names) else { return files.map(unreadable) }
    return files.map { reader.read($0) }
  }

  private static func unreadable(_ page: ExpandedPage) -> PageReading {
    var diagnostics = page.diagnostics
    diagnostics.emit(
      DocsReaderRules.unreadablePage, "no XML parser could be created",
      at: SourceLocation(path: page.file.path))
    return PageReading(path: page.file.path, page: nil, content: .nothing, diagnostics: diagnostics)
  }
}

/// Memory for the results. Each result is written by exactly one thread, and read after all threads
/// have ended.
private final class ReadingSlots: @unchecked Sendable {
  private let slots: UnsafeMutableBufferPointer<PageReading?>

  init(count: Int) {
    slots = .allocate(capacity: count)
    slots.initialize(repeating: nil)
  }

  deinit {
    slots.deinitialize()
    slots.deallocate()
  }

  func set(_ reading: PageReading, at index: Int) { slots[index] = reading }

  func take(orElse missing: (Int) -> PageReading) -> [PageReading] {
    slots.enumerated().map { $1 ?? missing($0) }
  }
}

/// The number of processors that read pages.
enum ProcessorCount {
  static var active: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
