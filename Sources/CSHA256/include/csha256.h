#ifndef CSHA256_H
#define CSHA256_H

#include <stddef.h>

/// Hashes `count` messages of 64 bytes each, which lie one after the other, into `count` hashes of
/// 32 bytes. The output may begin where the input does.
void csha256_pairs(const void *input, size_t count, void *output);

/// Hashes `count` messages of one block each, already padded, into `count` hashes of 32 bytes.
void csha256_blocks(const void *input, size_t count, void *output);

/// Hashes one message of any length into 32 bytes.
void csha256_message(const void *input, size_t length, void *output);

#endif
