#ifndef DOCS2SWIFT_CSQLITE_SHIM_H
#define DOCS2SWIFT_CSQLITE_SHIM_H

#include <stddef.h>
#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast, which Swift does not import: SQLite copies what is bound.

static inline int shim_bind_blob(
    sqlite3_stmt *statement, int index, const void *bytes, int count) {
  // A null pointer would bind NULL, and not a blob without bytes.
  return sqlite3_bind_blob(statement, index, bytes == NULL ? "" : bytes, count, SQLITE_TRANSIENT);
}

#endif
