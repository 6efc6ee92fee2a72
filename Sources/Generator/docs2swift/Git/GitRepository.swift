import Generator

/// A git repository, read through the git command. It is never changed.
struct GitRepository {
  /// A file of a revision.
  struct Entry: Equatable {
    /// Relative to the folder that was listed.
    var path: String
    var object: String
  }

  /// The path from the top of the repository to the opened folder, with a slash at its end; empty
  /// at the top.
  let prefix: String
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
    prefix = Self.firstLine(outcome.output)
  }

  /// The full name of a commit; nil if there is none.
  ///
  /// - Throws: `GitError`.
  func commit(_ revision: String) throws -> String? {
    // A text that begins with a dash would be an option.
    if revision.hasPrefix("-") || revision.isEmpty { return nil }
    let outcome = try Self.run(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], in: folder)
    return outcome.status == 0 ? Self.firstLine(outcome.output) : nil
  }

  /// The names of revisions: `HEAD`, branches and tags, including those of remotes.
  ///
  /// - Throws: `GitError`.
  func names() throws -> [String] {
    let outcome = try Self.run(
      ["for-each-ref", "--format=%(refname:short)", "--count=2000"], in: folder)
    let lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n")
    return ["HEAD"] + lines.map(String.init)
  }

  /// The regular files of a folder in a commit, without links; nil if there is no such folder.
  ///
  /// - Parameter path: relative to the top of the repository; empty for the top itself.
  /// - Throws: `GitError`.
  func files(of commit: String, below path: String) throws -> [Entry]? {
    let outcome = try Self.run(
      ["ls-tree", "-r", "-z", "--full-tree", "\(commit):\(path)"], in: folder)
    guard outcome.status == 0 else { return nil }
    return outcome.output.split(separator: 0).compactMap { line in
      // <mode> <type> <object> TAB <path>
      let parts = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
      guard parts.count == 2, let head = parts.first, let name = parts.last else { return nil }
      let words = String(decoding: head, as: UTF8.self).split(separator: " ")
      guard words.count == 3, words[0].hasPrefix("100") else { return nil }
      return Entry(path: String(decoding: name, as: UTF8.self), object: String(words[2]))
    }
  }

  /// The contents of one file in a commit; nil if there is no such file.
  ///
  /// - Throws: `GitError`.
  func file(_ path: String, of commit: String) throws -> [UInt8]? {
    let outcome = try Self.run(["cat-file", "blob", "\(commit):\(path)"], in: folder)
    return outcome.status == 0 ? outcome.output : nil
  }

  /// The contents of many files, in their order.
  ///
  /// - Throws: `GitError`.
  func contents(of entries: [Entry]) throws -> [[UInt8]] {
    let names = entries.map { $0.object + "\n" }.joined()
    let outcome = try Self.run(["cat-file", "--batch"], in: folder, input: Array(names.utf8))
    guard outcome.status == 0 else {
      throw GitError.failed(command: "cat-file", reason: Self.reason(outcome))
    }
    var rest = outcome.output[...]
    return try entries.map { entry in
      guard let contents = Self.takeObject(from: &rest) else {
        throw GitError.failed(command: "cat-file", reason: "no contents for '\(entry.path)'")
      }
      return contents
    }
  }

  /// One response of `cat-file --batch`: `<object> blob <size>`, a line break, the bytes, a line
  /// break.
  private static func takeObject(from rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let words = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
    guard words.count == 3, let size = Int(words[2]), rest.endIndex - end > size + 1 else {
      return nil
    }
    let contents = Array(rest[(end + 1)..<(end + 1 + size)])
    rest = rest[(end + 2 + size)...]
    return contents
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

  private static func firstLine(_ bytes: [UInt8]) -> String {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    return String(decoding: line, as: UTF8.self)
  }

  /// The last line of git, without its prefix.
  private static func reason(_ outcome: ChildProcess.Outcome) -> String {
    let lines = String(decoding: outcome.errorOutput, as: UTF8.self).split(separator: "\n")
    let line = lines.last.map(String.init) ?? "it ended with status \(outcome.status)"
    return line.hasPrefix("fatal: ") ? String(line.dropFirst(7)) : line
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
    case .failed(let command, let reason): "git \(command) failed: \(reason)"
    }
  }
}
