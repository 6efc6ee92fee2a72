#ifndef C_PLATFORM_H
#define C_PLATFORM_H

/// Lets two files or folders change places, at once for everybody. Like a system call: -1 and errno
/// when that cannot be.
int file_exchange(const char *one, const char *other);

/// Lets the heap of the process grow in steps of `step` bytes, and keeps what was freed for later use.
/// It does nothing where the C library has no such settings.
void heap_grow_in_steps(int step);

#endif
