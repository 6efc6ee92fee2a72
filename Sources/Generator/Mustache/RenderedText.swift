/// The text that a template has rendered so far.
///
/// A rendering consists of hundreds of thousands of pieces of a few bytes. An array checks for each of
/// them whether it is shared, which takes longer than to copy the piece. This memory has one owner.
struct RenderedText: ~Copyable {
  private var memory: UnsafeMutableBufferPointer<UInt8>
  /// The number of bytes.
  private(set) var count = 0

  init() { memory = .allocate(capacity: 4096) }

  deinit { memory.deallocate() }

  var bytes: [UInt8] { Array(memory[..<count]) }

  mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    guard let start = piece.baseAddress else { return }
    if memory.count - count < piece.count { grow(to: count + piece.count) }
    guard let end = memory.baseAddress else { return }
    (end + count).update(from: start, count: piece.count)
    count += piece.count
  }

  mutating func append(_ piece: ArraySlice<UInt8>) {
    piece.withUnsafeBufferPointer { append($0) }
  }

  /// Joins the lines from there.
  mutating func joinLines(from start: Int, _ way: LineJoining.Way) {
    count = LineJoining(text: memory, range: start..<count).join(way)
  }

  private mutating func grow(to needed: Int) {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(needed, 2 * memory.count))
    _ = larger.update(fromContentsOf: memory[..<count])
    memory.deallocate()
    memory = larger
  }
}
