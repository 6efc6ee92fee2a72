// In C, because Swift's modules of the C library do not include malloc.h.
#include "CPlatform.h"

#if defined(__GLIBC__) || defined(__linux__)
#include <features.h>
#endif

#ifdef __GLIBC__

#include <limits.h>
#include <malloc.h>

void heap_grow_in_steps(int step) {
  mallopt(M_TOP_PAD, step);
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
  // Setting the other parameters stops the automatic adjustment of this one. The C library refuses
  // more than 32 MB.
  mallopt(M_MMAP_THRESHOLD, step);
}

#else

void heap_grow_in_steps(int step) { (void)step; }

#endif
