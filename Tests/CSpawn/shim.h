#include <spawn.h>

// Extensions of the C library that its header shows only to those who ask for all of them.
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

// glibc's value; the header shows it under the same condition.
#ifndef POSIX_SPAWN_SETSID
#define POSIX_SPAWN_SETSID 0x80
#endif

// Terminals, which stdlib.h shows only to those who ask for X/Open.
extern int posix_openpt(int flags);
extern int grantpt(int file);
extern int unlockpt(int file);
extern char *ptsname(int file);
