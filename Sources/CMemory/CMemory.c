#define _GNU_SOURCE
#include "CMemory.h"

#include <stdint.h>
#include <sys/mman.h>

void *cmemory_map(size_t size) {
    // Twice the size surely holds an aligned piece; what lies around that goes back.
    char *start = mmap(NULL, size * 2, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (start == MAP_FAILED) return NULL;
    char *piece = (char *)(((uintptr_t)start + size - 1) & ~(uintptr_t)(size - 1));
    if (piece > start) munmap(start, (size_t)(piece - start));
    size_t rest = (size_t)(start + size * 2 - (piece + size));
    if (rest > 0) munmap(piece + size, rest);
#ifdef MADV_HUGEPAGE
    // A wish: where it is refused, ordinary pages do.
    (void)madvise(piece, size, MADV_HUGEPAGE);
#endif
    return piece;
}
