#ifndef C_PLATFORM_H
#define C_PLATFORM_H

/// Exchanges two files or folders, atomically for all processes. Like a system call, it returns -1
/// and sets errno if that is not possible.
int file_exchange(const char *one, const char *other);

/// Makes the heap of the process grow in steps of `step` bytes, and keeps freed memory for later
/// use. It does nothing if the C library has no such settings.
void heap_grow_in_steps(int step);

#endif
