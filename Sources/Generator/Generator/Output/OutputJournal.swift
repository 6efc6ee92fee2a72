/// The planned changes of an output folder, kept there until they are done.
///
/// Until all new files have been written, a run that finds the journal of another run reverts it.
/// After that, it completes it.
struct OutputJournal: Equatable, Sendable {
  static let fileName = ".docs2swift-journal"

  struct Step: Equatable, Sendable {
    /// The raw values are the words in the file.
    enum Kind: String {
      /// A missing folder to create.
      case makeFolder = "folder"
      /// A Swift file that keeps a module from compiling.
      case block
      /// A file that was written next to its final path.
      case put
      case remove
    }

    let kind: Kind
    let path: String
  }

  var steps: [Step] = []
  /// Whether all new files have been written.
  var isDecided = false

  private static let header =
    "# \(GeneratedFileMarker.text): an unfinished run, which the next one finishes or undoes."
  private static let decided = "decided"

  var text: String {
    let lines = steps.map { "\($0.kind.rawValue) \($0.path)" }
    let end = isDecided ? [Self.decided] : []
    return ([Self.header] + lines + end).map { $0 + "\n" }.joined()
  }

  static func isThere(in folder: String) throws(FileError) -> Bool {
    try FileSystem.kind(of: Paths.join(folder, fileName), followingLinks: false) == .file
  }

  /// Whether a run was interrupted while it wrote the journal itself.
  static func isHalfWritten(in folder: String) -> Bool {
    (try? FileSystem.kind(of: temporaryPath(in: folder), followingLinks: false)) == .file
  }

  private static func temporaryPath(in folder: String) -> String {
    Paths.join(folder, OutputTransaction.temporaryPrefix + fileName)
  }

  /// Nil if there is none.
  static func read(in folder: String) throws(FileError) -> OutputJournal? {
    guard try isThere(in: folder) else { return nil }
    let bytes = try FileSystem.read(
      Paths.join(folder, fileName), limit: SourceFileReader.sizeLimit, followingLinks: false)
    return OutputJournal(text: String(decoding: bytes, as: UTF8.self))
  }

  func write(in folder: String) throws(FileError) {
    let path = Paths.join(folder, Self.fileName)
    let temporary = Self.temporaryPath(in: folder)
    try FileSystem.write(text, to: temporary)
    try FileSystem.move(temporary, to: path)
  }

  static func removeHalfWritten(in folder: String) {
    try? FileSystem.removeFile(temporaryPath(in: folder))
  }

  static func remove(in folder: String) throws(FileError) {
    try FileSystem.removeFile(Paths.join(folder, fileName))
  }
}

extension OutputJournal {
  /// Reads a journal. A line with a path that docs2swift could not write is skipped.
  init(text: String) {
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    isDecided = lines.contains { $0 == Self.decided }
    steps = lines.compactMap { Step(line: String($0)) }
  }

  /// The paths of the steps of one kind, in their order.
  func paths(to kind: Step.Kind) -> [String] { steps.filter { $0.kind == kind }.map(\.path) }
}

extension OutputJournal.Step {
  fileprivate init?(line: String) {
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, let kind = Kind(rawValue: parts[0]),
      parts[1] == OutputManifest.fileName || OutputManifest.mayList(parts[1])
    else { return nil }
    self.init(kind: kind, path: parts[1])
  }
}
