#ifndef DOCS2SWIFT_CSQLITE_SHIM_H
#define DOCS2SWIFT_CSQLITE_SHIM_H

#include <stddef.h>
#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast, which Swift does not import. It means that SQLite copies bound
// values.

static inline int shim_bind_blob(
    sqlite3_stmt *statement, int index, const void *bytes, int count) {
  // A null pointer would bind NULL instead of an empty blob.
  return sqlite3_bind_blob(statement, index, bytes == NULL ? "" : bytes, count, SQLITE_TRANSIENT);
}

static inline int shim_bind_text(
    sqlite3_stmt *statement, int index, const char *text, int count) {
  return sqlite3_bind_text(statement, index, text, count, SQLITE_TRANSIENT);
}

/// The error of the system for the last file operation that failed, on the database or its log; 0
/// if none has failed. `sqlite3_system_errno` may return the error of a later call that did not
/// matter.
static inline int shim_last_errno(sqlite3 *database) {
  static const int files[] = {SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER};
  for (int index = 0; index < 2; index++) {
    sqlite3_file *file = NULL;
    int number = 0;
    if (sqlite3_file_control(database, "main", files[index], &file) != SQLITE_OK) continue;
    if (file == NULL || file->pMethods == NULL) continue;
    file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &number);
    if (number != 0) return number;
  }
  return 0;
}

#endif
