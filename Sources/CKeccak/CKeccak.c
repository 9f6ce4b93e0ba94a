// The permutation Keccak-f[1600], FIPS 202, section 3.3.
//
// In C because a function can be compiled here a second time for processors with an and-not and a
// three-operand rotation (BMI), which the step chi and the step rho live on; Swift compiles a
// whole program for one processor.

#include "CKeccak.h"

static const uint64_t round_constants[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000,
    0x000000000000808b, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
    0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
    0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003,
    0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
};

#define ROTATE(lane, count) (((lane) << (count)) | ((lane) >> (64 - (count))))

// Chi, for a row whose five lanes rho and pi have brought together.
#define ROW(to, first, b0, b1, b2, b3, b4)   \
    do {                                     \
        const uint64_t r0 = (b0), r1 = (b1); \
        const uint64_t r2 = (b2), r3 = (b3); \
        const uint64_t r4 = (b4);            \
        to[(first) + 0] = r0 ^ (~r1 & r2);   \
        to[(first) + 1] = r1 ^ (~r2 & r3);   \
        to[(first) + 2] = r2 ^ (~r3 & r4);   \
        to[(first) + 3] = r3 ^ (~r4 & r0);   \
        to[(first) + 4] = r4 ^ (~r0 & r1);   \
    } while (0)

// One round: theta, then rho, pi and chi a row at a time, then iota.
static inline __attribute__((always_inline)) void round_of(
    const uint64_t a[25], uint64_t e[25], uint64_t constant) {
    const uint64_t c0 = a[0] ^ a[5] ^ a[10] ^ a[15] ^ a[20];
    const uint64_t c1 = a[1] ^ a[6] ^ a[11] ^ a[16] ^ a[21];
    const uint64_t c2 = a[2] ^ a[7] ^ a[12] ^ a[17] ^ a[22];
    const uint64_t c3 = a[3] ^ a[8] ^ a[13] ^ a[18] ^ a[23];
    const uint64_t c4 = a[4] ^ a[9] ^ a[14] ^ a[19] ^ a[24];
    const uint64_t d0 = c4 ^ ROTATE(c1, 1);
    const uint64_t d1 = c0 ^ ROTATE(c2, 1);
    const uint64_t d2 = c1 ^ ROTATE(c3, 1);
    const uint64_t d3 = c2 ^ ROTATE(c4, 1);
    const uint64_t d4 = c3 ^ ROTATE(c0, 1);
    ROW(e, 0, a[0] ^ d0, ROTATE(a[6] ^ d1, 44), ROTATE(a[12] ^ d2, 43),
        ROTATE(a[18] ^ d3, 21), ROTATE(a[24] ^ d4, 14));
    e[0] ^= constant;
    ROW(e, 5, ROTATE(a[3] ^ d3, 28), ROTATE(a[9] ^ d4, 20), ROTATE(a[10] ^ d0, 3),
        ROTATE(a[16] ^ d1, 45), ROTATE(a[22] ^ d2, 61));
    ROW(e, 10, ROTATE(a[1] ^ d1, 1), ROTATE(a[7] ^ d2, 6), ROTATE(a[13] ^ d3, 25),
        ROTATE(a[19] ^ d4, 8), ROTATE(a[20] ^ d0, 18));
    ROW(e, 15, ROTATE(a[4] ^ d4, 27), ROTATE(a[5] ^ d0, 36), ROTATE(a[11] ^ d1, 10),
        ROTATE(a[17] ^ d2, 15), ROTATE(a[23] ^ d3, 56));
    ROW(e, 20, ROTATE(a[2] ^ d2, 62), ROTATE(a[8] ^ d3, 55), ROTATE(a[14] ^ d4, 39),
        ROTATE(a[15] ^ d0, 41), ROTATE(a[21] ^ d1, 2));
}

static inline __attribute__((always_inline)) void permute(uint64_t lanes[25]) {
    uint64_t a[25], e[25];
    for (int lane = 0; lane < 25; lane++) a[lane] = lanes[lane];
    // Two rounds a turn: the lanes change places without copies.
    for (int index = 0; index < 24; index += 2) {
        round_of(a, e, round_constants[index]);
        round_of(e, a, round_constants[index + 1]);
    }
    for (int lane = 0; lane < 25; lane++) lanes[lane] = a[lane];
}

#if defined(__x86_64__)

static __attribute__((noinline, target("bmi,bmi2"))) void permute_with_bmi(uint64_t lanes[25]) {
    permute(lanes);
}

void ckeccak_permute(uint64_t lanes[25]) {
    if (__builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
        permute_with_bmi(lanes);
    } else {
        permute(lanes);
    }
}

#else

void ckeccak_permute(uint64_t lanes[25]) { permute(lanes); }

#endif
