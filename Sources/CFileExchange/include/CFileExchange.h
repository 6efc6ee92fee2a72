#ifndef C_FILE_EXCHANGE_H
#define C_FILE_EXCHANGE_H

/// Lets two files or folders change places, at once for everybody. Like a system call: -1 and errno
/// when that cannot be.
int file_exchange(const char *one, const char *other);

#endif
