/// What a run has set out to do with an output folder, kept there until it is done.
///
/// Before everything new has been written down, a run that finds the journal of another undoes it;
/// afterwards it finishes it.
struct OutputJournal: Equatable, Sendable {
  static let fileName = ".docs2swift-journal"

  enum Step: Equatable, Sendable {
    /// A folder that is made when it is missing; only missing ones are listed.
    case makeFolder(String)
    /// A Swift file that lets no compiler take a module for whole.
    case block(String)
    /// A file that was written next to its place.
    case put(String)
    case remove(String)
  }

  var steps: [Step] = []
  /// Whether everything new has been written.
  var isDecided = false

  private static let header =
    "# \(GeneratedFileMarker.text): an unfinished run, which the next one finishes or undoes."
  private static let decided = "decided"

  init(steps: [Step] = []) {
    self.steps = steps
  }

  /// Reads a journal; a line that names no file docs2swift could write is skipped.
  init(text: String) {
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    isDecided = lines.contains { $0 == Self.decided }
    steps = lines.compactMap { Step(line: String($0)) }
  }

  var text: String {
    let end = isDecided ? [Self.decided] : []
    return ([Self.header] + steps.map(\.line) + end).joined(separator: "\n") + "\n"
  }

  static func isThere(in folder: String) throws -> Bool {
    try FileSystem.kind(of: Paths.join(folder, fileName), followingLinks: false) == .file
  }

  /// Whether a run was ended while it wrote the journal itself.
  static func isHalfWritten(in folder: String) -> Bool {
    (try? FileSystem.kind(of: temporaryPath(in: folder), followingLinks: false)) == .file
  }

  private static func temporaryPath(in folder: String) -> String {
    Paths.join(folder, OutputTransaction.temporaryPrefix + fileName)
  }

  /// Nil when there is none.
  static func read(in folder: String) throws -> OutputJournal? {
    guard try isThere(in: folder) else { return nil }
    let bytes = try FileSystem.read(
      Paths.join(folder, fileName), limit: SourceFileReader.sizeLimit, followingLinks: false)
    return OutputJournal(text: String(decoding: bytes, as: UTF8.self))
  }

  func write(in folder: String) throws {
    let path = Paths.join(folder, Self.fileName)
    let temporary = Self.temporaryPath(in: folder)
    try FileSystem.write(text, to: temporary)
    try FileSystem.move(temporary, to: path)
  }

  static func removeHalfWritten(in folder: String) {
    try? FileSystem.removeFile(temporaryPath(in: folder))
  }

  static func remove(in folder: String) throws {
    try FileSystem.removeFile(Paths.join(folder, fileName))
  }
}

extension OutputJournal.Step {
  var path: String {
    switch self {
    case .makeFolder(let path), .block(let path), .put(let path), .remove(let path): path
    }
  }

  fileprivate var line: String {
    switch self {
    case .makeFolder(let path): "folder \(path)"
    case .block(let path): "block \(path)"
    case .put(let path): "put \(path)"
    case .remove(let path): "remove \(path)"
    }
  }

  fileprivate init?(line: String) {
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, let word = parts.first, let path = parts.last,
      path == OutputManifest.fileName || OutputManifest.mayList(path)
    else { return nil }
    switch word {
    case "folder": self = .makeFolder(path)
    case "block": self = .block(path)
    case "put": self = .put(path)
    case "remove": self = .remove(path)
    default: return nil
    }
  }
}
