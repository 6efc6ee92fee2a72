/// Why entries could not be saved or found.
enum StorageError: Error, Hashable, Sendable {
  /// This master key must no longer be used for writing: a newer one has to be read.
  case masterKeyRetired
  /// Another process locked the database for too long.
  case locked
  /// There is no space for more.
  case full
  /// The file of the database is no longer at its path: what is written to it is lost.
  case moved
  /// The database server cannot be reached, even after retries. An entry may have been saved, but no
  /// caller has its key.
  case unreachable(String)
  /// The database was written by a newer version of the program.
  case newerSchema(found: Int, supported: Int)
  /// The database belongs to another program.
  case foreign
  /// The file is not a database, or a part of it is missing.
  case damaged(String)
  /// Another error, with the message of the database.
  case failed(String)
  /// The store has been closed.
  case closed
}

extension StorageError {
  /// The message for everyone: without the file, its path and its contents.
  var publicDescription: String {
    switch self {
    case .damaged: "the database is damaged"
    case .failed: "the database failed"
    case .unreachable: "the database cannot be reached"
    default: description
    }
  }
}

extension StorageError: CustomStringConvertible {
  var description: String {
    switch self {
    case .masterKeyRetired: "the master key is no longer used"
    case .locked: "the database is locked by another process"
    case .full: "there is no space for more entries"
    case .moved: "the file of the database has been removed, moved or replaced"
    case .unreachable(let reason): "the database cannot be reached: \(reason)"
    case .newerSchema(let found, let supported):
      "the database has schema \(found), but this program supports only \(supported): "
        + "use a newer program"
    case .foreign: "the database belongs to another program"
    case .damaged(let reason): "the database is damaged: \(reason)"
    case .failed(let reason): "the database failed: \(reason)"
    case .closed: "the store is closed"
    }
  }
}
