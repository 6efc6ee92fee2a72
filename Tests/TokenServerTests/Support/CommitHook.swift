import CSQLite

@testable import token_server

/// SQLite calls it before every commit. If it returns false, the commit becomes a rollback. It must
/// live while it is installed.
final class CommitHook: Sendable {
  private let mayCommit: @Sendable () -> Bool

  init(_ mayCommit: @escaping @Sendable () -> Bool) { self.mayCommit = mayCommit }

  func install(_ connection: SQLiteConnection) {
    sqlite3_commit_hook(
      connection.handle,
      { context in
        guard let context else { return 0 }
        return Unmanaged<CommitHook>.fromOpaque(context).takeUnretainedValue().mayCommit() ? 0 : 1
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  static func remove(_ connection: SQLiteConnection) {
    sqlite3_commit_hook(connection.handle, nil, nil)
  }
}
