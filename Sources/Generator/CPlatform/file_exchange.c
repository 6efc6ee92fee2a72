// In C, because Swift's modules of the C library do not have functions that need _GNU_SOURCE.
#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <stdio.h>

#if defined(__APPLE__)

int file_exchange(const char *one, const char *other) {
  return renamex_np(one, other, RENAME_SWAP);
}

#elif defined(RENAME_EXCHANGE)

#include <fcntl.h>

int file_exchange(const char *one, const char *other) {
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}

#else

int file_exchange(const char *one, const char *other) {
  (void)one;
  (void)other;
  errno = ENOTSUP;
  return -1;
}

#endif
