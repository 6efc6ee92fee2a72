// Preloaded into docs2swift, ends the process in the middle of the change to the file system that
// KILL_AT counts: a file is written by half, another change is not made. Scripts/kill-generate
// builds and uses it.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long changes;

static int is_the_one(void) {
  static long wanted = -1;
  if (wanted < 0) {
    const char *text = getenv("KILL_AT");
    wanted = text ? atol(text) : 0;
  }
  return atomic_fetch_add(&changes, 1) + 1 == wanted;
}

static void end(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

#define ORIGINAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *bytes, size_t count) {
  if (file > 2 && is_the_one()) {
    ORIGINAL(write)(file, bytes, count / 2);
    end();
  }
  return ORIGINAL(write)(file, bytes, count);
}

int rename(const char *old, const char *new) {
  if (is_the_one()) end();
  return ORIGINAL(rename)(old, new);
}

int renameat2(int old_folder, const char *old, int new_folder, const char *new, unsigned int flags) {
  // A way to see what happens on file systems that cannot exchange folders.
  if (getenv("NO_EXCHANGE") && (flags & RENAME_EXCHANGE)) return -1;
  if (is_the_one()) end();
  return ORIGINAL(renameat2)(old_folder, old, new_folder, new, flags);
}

int linkat(int old_folder, const char *old, int new_folder, const char *new, int flags) {
  if (is_the_one()) end();
  return ORIGINAL(linkat)(old_folder, old, new_folder, new, flags);
}

int mkdir(const char *path, mode_t mode) {
  if (is_the_one()) end();
  return ORIGINAL(mkdir)(path, mode);
}

int chmod(const char *path, mode_t mode) {
  if (is_the_one()) end();
  return ORIGINAL(chmod)(path, mode);
}

int unlink(const char *path) {
  if (is_the_one()) end();
  return ORIGINAL(unlink)(path);
}

int rmdir(const char *path) {
  if (is_the_one()) end();
  return ORIGINAL(rmdir)(path);
}
