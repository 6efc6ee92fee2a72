import Generator

/// A git repository, read through the git command. It is never changed.
struct GitRepository {
  /// A file, a link or a submodule of a revision.
  struct Entry: Equatable {
    enum Kind {
      case file
      case link
      case submodule
    }

    var kind: Kind
    /// Relative to the folder that was listed.
    var path: String
    var object: String
    /// Whether the name is UTF-8. Otherwise the path has replacements in it, and leads to no file.
    var isText: Bool
  }

  /// What a path of a revision leads to, after all links.
  enum Target: Equatable {
    case file(String)
    case folder(String)
    /// A link leads out of the repository, to this path.
    case outside(String)
    /// There is nothing, or a link leads to nothing.
    case missing
  }

  /// The path from the top of the repository to the opened folder, with a slash at its end; empty
  /// at the top.
  let prefix: String
  /// The absolute path of the top of the work tree.
  let top: String
  private let folder: String

  /// Opens the repository of a folder.
  ///
  /// - Throws: `GitError`.
  init(at folder: String) throws {
    self.folder = folder
    let outcome = try Self.run(["rev-parse", "--show-prefix"], in: folder)
    guard outcome.status == 0 else {
      throw GitError.noRepository(folder: folder, reason: Self.reason(outcome))
    }
    prefix = Self.line(outcome.output)
    let place = FileSystem.place(of: folder)
    top =
      place.hasSuffix("/" + prefix.dropLast())
      ? Paths.normalized(String(place.dropLast(prefix.count))) : place
  }

  /// The full name of a commit; nil if there is none.
  ///
  /// - Throws: `GitError`.
  func commit(_ revision: String) throws -> String? {
    // A text that begins with a dash would be an option.
    if revision.hasPrefix("-") || revision.isEmpty { return nil }
    let outcome = try Self.run(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], in: folder)
    return outcome.status == 0 ? Self.line(outcome.output) : nil
  }

  /// The names of revisions: `HEAD`, branches and tags, including those of remotes.
  ///
  /// - Throws: `GitError`.
  func names() throws -> [String] {
    let outcome = try Self.run(
      ["for-each-ref", "--format=%(refname:short)", "--count=2000"], in: folder)
    let lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n")
    return (try commit("HEAD") == nil ? [] : ["HEAD"]) + lines.map(String.init)
  }

  /// Everything in a folder and its subfolders, except folders.
  ///
  /// - Parameter folder: the object of a folder, or a commit for its top.
  /// - Throws: `GitError`.
  func entries(of folder: String) throws -> [Entry] {
    try output(of: ["ls-tree", "-r", "-z", "--full-tree", folder])
      .split(separator: 0).compactMap(Entry.init)
  }

  /// What paths lead to. Links in them are followed as far as the repository goes.
  ///
  /// - Parameter paths: relative to the top of the repository; empty for the top itself.
  /// - Throws: `GitError`.
  func targets(of paths: [String], in commit: String) throws -> [Target] {
    if paths.isEmpty { return [] }
    // Older versions of git do not have the option, and few paths have a line break.
    let end = paths.contains { $0.utf8.contains(0x0A) } ? "\0" : "\n"
    let names = paths.map { "\(commit):\($0)" }
    var rest = try output(
      of: ["cat-file", "--batch-check", "--follow-symlinks"] + (end == "\0" ? ["-z"] : []),
      input: names.flatMap { Array(($0 + end).utf8) })[...]
    return names.map { Self.takeTarget(of: $0, from: &rest) }
  }

  /// One response of `cat-file --batch-check`: `<object> <type> <size>`, `<name> missing`, or the
  /// problem of a link and a size, a line break, that many bytes; and a line break.
  private static func takeTarget(of name: String, from rest: inout ArraySlice<UInt8>) -> Target {
    let missing = Array("\(name) missing\n".utf8)
    if rest.starts(with: missing) {
      rest = rest.dropFirst(missing.count)
      return .missing
    }
    let words = String(decoding: takeLine(from: &rest), as: UTF8.self).split(separator: " ")
    if words.count == 3 {
      return switch words[1] {
      case "blob": .file(String(words[0]))
      case "tree": .folder(String(words[0]))
      default: .missing
      }
    }
    guard words.count == 2, let size = Int(words[1]) else { return .missing }
    let text = String(decoding: rest.prefix(size), as: UTF8.self)
    rest = rest.dropFirst(size + 1)
    return words[0] == "symlink" ? .outside(text) : .missing
  }

  /// The submodule that a path leads into; nil if it leads into none.
  ///
  /// - Throws: `GitError`.
  func submodule(around path: String, in commit: String) throws -> String? {
    try output(
      of: ["--literal-pathspecs", "ls-tree", "-z", "--full-tree", commit, "--"]
        + Paths.ancestors(of: path) + [path]
    ).split(separator: 0).compactMap(Entry.init)
      .first { $0.kind == .submodule }?.path
  }

  /// The contents of many files, in their order.
  ///
  /// - Throws: `GitError`.
  func contents(of objects: [String]) throws -> [[UInt8]] {
    let names = objects.map { $0 + "\n" }.joined()
    var rest = try output(of: ["cat-file", "--batch"], input: Array(names.utf8))[...]
    return try objects.map { object in
      guard let contents = Self.takeObject(from: &rest) else {
        throw GitError.failed(command: "cat-file", reason: "no contents for '\(object)'")
      }
      return contents
    }
  }

  /// One response of `cat-file --batch`: `<object> blob <size>`, a line break, the bytes, a line
  /// break.
  private static func takeObject(from rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    let words = String(decoding: takeLine(from: &rest), as: UTF8.self).split(separator: " ")
    guard words.count == 3, let size = Int(words[2]), rest.count > size else { return nil }
    defer { rest = rest.dropFirst(size + 1) }
    return Array(rest.prefix(size))
  }

  private static func takeLine(from rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let line = rest.prefix { $0 != UInt8(ascii: "\n") }
    rest = rest.dropFirst(line.count + 1)
    return line
  }

  /// The output of a command of git that succeeds.
  private func output(of arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
    let outcome = try Self.run(arguments, in: folder, input: input)
    if outcome.status == 0 { return outcome.output }
    throw GitError.failed(command: arguments[0], reason: Self.reason(outcome))
  }

  private static func run(
    _ arguments: [String], in folder: String, input: [UInt8] = []
  ) throws -> ChildProcess.Outcome {
    do {
      return try ChildProcess(program: "git", arguments: ["-C", folder] + arguments)
        .run(input: input)
    } catch let error as FileError {
      throw GitError.notInstalled(reason: error.reason)
    }
  }

  /// The one line of a response. The name of a folder may have a line break.
  private static func line(_ bytes: [UInt8]) -> String {
    String(
      decoding: bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...], as: UTF8.self)
  }

  /// The last line of git, without its prefix.
  private static func reason(_ outcome: ChildProcess.Outcome) -> String {
    let lines = String(decoding: outcome.errorOutput, as: UTF8.self).split(separator: "\n")
    let line = lines.last.map(String.init) ?? "it ended with status \(outcome.status)"
    return line.hasPrefix("fatal: ") ? String(line.dropFirst(7)) : line
  }
}

extension GitRepository.Entry {
  /// - Parameter line: `<mode> <type> <object>`, a tab, the path. Nil for a folder.
  fileprivate init?(_ line: ArraySlice<UInt8>) {
    let head = line.prefix { $0 != UInt8(ascii: "\t") }
    let words = String(decoding: head, as: UTF8.self).split(separator: " ")
    guard words.count == 3, let kind = Self.kind(ofMode: words[0]) else { return nil }
    let name = line.dropFirst(head.count + 1)
    self.init(
      kind: kind, path: String(decoding: name, as: UTF8.self), object: String(words[2]),
      isText: String(validating: name, as: UTF8.self) != nil)
  }

  private static func kind(ofMode mode: Substring) -> Kind? {
    switch mode {
    case "120000": .link
    case "160000": .submodule
    default: mode.hasPrefix("100") ? .file : nil
    }
  }
}

/// A failed call of git.
enum GitError: Error, Equatable {
  /// git itself cannot be run, with the system's reason.
  case notInstalled(reason: String)
  /// The folder is not in a repository, or git refuses to use it.
  case noRepository(folder: String, reason: String)
  /// The revision has neither a file nor a folder at this path.
  case missingPath(String, revision: String)
  /// A link of the revision leads out of the repository.
  case outside(String, target: String, revision: String)
  /// The path is in a submodule of the revision.
  case submodule(String, revision: String)
  /// Any other error of git.
  case failed(command: String, reason: String)
}

extension GitError {
  /// Lower case, without a final period.
  var message: String {
    switch self {
    case .notInstalled(let reason): "git cannot be run: \(reason)"
    case .noRepository(let folder, let reason): "'\(folder)' is in no git repository: \(reason)"
    case .missingPath(let path, let revision): "revision '\(revision)' has no '\(path)'"
    case .outside(let path, let target, let revision):
      "'\(path)' of revision '\(revision)' is a link that leads out of the repository: '\(target)'"
    case .submodule(let path, let revision):
      "'\(path)' of revision '\(revision)' is a submodule: its files are in another repository"
    case .failed(let command, let reason): "git \(command) failed: \(reason)"
    }
  }

  /// Whether there is nothing that a revision could be in.
  var isWithoutRepository: Bool {
    switch self {
    case .notInstalled, .noRepository: true
    default: false
    }
  }
}
