// The permutation Keccak-f[1600].

#ifndef CKECCAK_H
#define CKECCAK_H

#include <stdint.h>

/// Permutes 25 lanes, lane x + 5y at that index: 24 rounds.
void ckeccak_permute(uint64_t lanes[25]);

#endif
