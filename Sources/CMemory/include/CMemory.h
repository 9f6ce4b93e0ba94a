// What the kernel asks of memory for which Swift has no word.

#ifndef CMEMORY_H
#define CMEMORY_H

#include <stddef.h>

/// Asks for the line of memory at an address, without waiting for it.
static inline void cmemory_prefetch(const void *address) { __builtin_prefetch(address, 1, 3); }

/// Zeroed memory that begins at a multiple of its size, in large pages where the system has them.
///
/// The size is a power of two and a multiple of the system's page. Null if there is no memory.
void *cmemory_map(size_t size);

#endif
