#ifndef DOCS2SWIFT_CLIBPQ_SHIM_H
#define DOCS2SWIFT_CLIBPQ_SHIM_H

#include <libpq-fe.h>
#include <string.h>

// The names of fields are character constants, which Swift does not import as characters.

/// The five characters that identify an error; NULL if it did not come from the database.
static inline const char *shim_sqlstate(const PGresult *result) {
  return PQresultErrorField(result, PG_DIAG_SQLSTATE);
}

static inline int shim_is_warning(const PGresult *notice) {
  const char *severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
  return severity != NULL && strcmp(severity, "WARNING") == 0;
}

#endif
