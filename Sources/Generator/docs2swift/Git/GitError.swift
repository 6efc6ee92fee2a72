/// A failed call of git.
enum GitError: Error, Equatable {
  /// git itself cannot be run, with the system's reason.
  case notInstalled(reason: String)
  /// The folder is not in a repository, or git refuses to use it.
  case noRepository(folder: String, reason: String)
  case unknownRevision(String)
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
    case .unknownRevision(let name): "'\(name)' is not a revision that git knows"
    case .missingPath(let path, let revision): "revision '\(revision)' has no '\(path)'"
    case .failed(let command, let reason): "git \(command) failed: \(reason)"
    }
  }
}
