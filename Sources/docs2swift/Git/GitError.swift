/// A question to git that had no answer.
enum GitError: Error, Equatable {
  /// git itself cannot be run, with the system's reason.
  case notInstalled(reason: String)
  /// The folder is in no repository, or git does not want to look at it.
  case noRepository(folder: String, reason: String)
  case unknownRevision(String)
  /// The revision has neither a file nor a folder of this path.
  case missingPath(String, revision: String)
  /// Anything else git says.
  case failed(command: String, reason: String)
}

extension GitError {
  /// Lower case, without a final period.
  var message: String {
    switch self {
    case .notInstalled(let reason): "git cannot be run: \(reason)"
    case .noRepository(let folder, let reason): "'\(folder)' is in no git repository: \(reason)"
    case .unknownRevision(let name): "'\(name)' is no revision that git knows"
    case .missingPath(let path, let revision): "revision '\(revision)' has no '\(path)'"
    case .failed(let command, let reason): "git \(command) failed: \(reason)"
    }
  }
}
