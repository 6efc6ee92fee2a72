#ifndef DOCS2SWIFT_CSODIUM_SHIM_H
#define DOCS2SWIFT_CSODIUM_SHIM_H

#include <sodium.h>
#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

/// Excludes the memory of the process from core dumps, and stops other processes of the same user
/// from reading it. Returns 0 on success. A limit of 0 alone does not stop a program that receives
/// dumps from the kernel.
static inline int shim_forbid_core_dumps(void) {
  struct rlimit none = {0, 0};
  if (setrlimit(RLIMIT_CORE, &none) != 0) return -1;
#ifdef __linux__
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#else
  return 0;
#endif
}

#endif
