/**
 * A worse machine than this one: some lines of C between the program and the system, where there is a compiler. A disk
 * that takes its time, one that says it has written what it has not, a wall clock that nobody could live by.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const SOURCE = `
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static void wait_a_little(void) {
  const char *ms = getenv("SHIM_SLOW_FSYNC_MS");
  long n = ms ? atol(ms) : 0;
  struct timespec t = { n / 1000, (n % 1000) * 1000000L };
  if (n > 0) nanosleep(&t, 0);
}
int fsync(int fd) { wait_a_little(); return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd); }
int fdatasync(int fd) { wait_a_little(); return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(fd); }

static int is_temporary(int fd) {
  char link[64], path[4096];
  if (!getenv("SHIM_LYING_DISK")) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n < 0) return 0;
  path[n] = 0;
  return strstr(path, ".tmp-") != 0;
}
ssize_t pwrite64(int fd, const void *bytes, size_t n, off_t at) {
  ssize_t (*real)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite64");
  if (!is_temporary(fd)) return real(fd, bytes, n, at);
  real(fd, bytes, n / 2, at);
  return n;
}
ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at) { return pwrite64(fd, bytes, n, at); }

/* Ten years on, ten years back, every second. */
static long jump(long seconds) {
  if (!getenv("SHIM_JUMPING_CLOCK")) return 0;
  return seconds % 2 ? 315360000L : -315360000L;
}
int clock_gettime(clockid_t id, struct timespec *t) {
  int result = ((int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime"))(id, t);
  if (id == CLOCK_REALTIME) t->tv_sec += jump(t->tv_sec);
  return result;
}
int gettimeofday(struct timeval *t, void *zone) {
  int result = ((int (*)(struct timeval *, void *))dlsym(RTLD_NEXT, "gettimeofday"))(t, zone);
  t->tv_sec += jump(t->tv_sec);
  return result;
}
`;

/** What may be worse. */
export type Worse = {
  readonly slowFsyncMs?: number;
  readonly lyingDisk?: true;
  readonly jumpingClock?: true;
};

/** The environment that makes it so; a text says why it cannot be done. */
export function worse({
  slowFsyncMs,
  lyingDisk,
  jumpingClock,
}: Worse): Readonly<Record<string, string>> | string {
  if (process.platform !== 'linux') return 'LD_PRELOAD is Linux only';
  const folder = mkdtempSync(join(tmpdir(), 'roomkey-shim-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const library = join(folder, 'shim.so');
  writeFileSync(join(folder, 'shim.c'), SOURCE);
  const made = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, join(folder, 'shim.c'), '-ldl']);
  if (made.error !== undefined || made.status !== 0 || !existsSync(library)) return 'there is no C compiler';
  return {
    LD_PRELOAD: library,
    ...(slowFsyncMs === undefined ? {} : { SHIM_SLOW_FSYNC_MS: String(slowFsyncMs) }),
    ...(lyingDisk === undefined ? {} : { SHIM_LYING_DISK: '1' }),
    ...(jumpingClock === undefined ? {} : { SHIM_JUMPING_CLOCK: '1' }),
  };
}
