#include "csha256.h"

#include <stdint.h>
#include <string.h>

// SHA-256 as FIPS 180-4, section 6.2, has it. Merkle trees hash messages of exactly 64 bytes, whose
// second block is the same padding every time: its message schedule is computed once.

static const uint32_t round_constants[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static const uint32_t initial_words[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

// Round constants plus the schedule of the block that pads a message of 64 bytes.
static uint32_t padding_schedule[64] __attribute__((aligned(16)));

static inline uint32_t turn(uint32_t word, int count) {
    return word >> count | word << (32 - count);
}

static inline uint32_t load_big(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static void expand(uint32_t schedule[64]) {
    for (int i = 16; i < 64; i++) {
        uint32_t early = schedule[i - 15], late = schedule[i - 2];
        uint32_t a = turn(early, 7) ^ turn(early, 18) ^ early >> 3;
        uint32_t b = turn(late, 17) ^ turn(late, 19) ^ late >> 10;
        schedule[i] = schedule[i - 16] + a + schedule[i - 7] + b;
    }
}

// Runs the 64 rounds; `schedule` already includes the round constants.
static void rounds(uint32_t words[8], const uint32_t schedule[64]) {
    uint32_t a = words[0], b = words[1], c = words[2], d = words[3];
    uint32_t e = words[4], f = words[5], g = words[6], h = words[7];
    for (int i = 0; i < 64; i++) {
        uint32_t first = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (g ^ (e & (f ^ g)))
            + schedule[i];
        uint32_t second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) | (c & (a | b)));
        h = g;
        g = f;
        f = e;
        e = d + first;
        d = c;
        c = b;
        b = a;
        a = first + second;
    }
    words[0] += a;
    words[1] += b;
    words[2] += c;
    words[3] += d;
    words[4] += e;
    words[5] += f;
    words[6] += g;
    words[7] += h;
}

static void compress_portable(uint32_t words[8], const uint8_t *block) {
    uint32_t schedule[64];
    for (int i = 0; i < 16; i++) schedule[i] = load_big(block + 4 * i);
    expand(schedule);
    for (int i = 0; i < 64; i++) schedule[i] += round_constants[i];
    rounds(words, schedule);
}

static void store(const uint32_t words[8], uint8_t *output) {
    for (int i = 0; i < 8; i++) {
        output[4 * i] = words[i] >> 24;
        output[4 * i + 1] = words[i] >> 16;
        output[4 * i + 2] = words[i] >> 8;
        output[4 * i + 3] = words[i];
    }
}

static void pairs_portable(const uint8_t *input, size_t count, uint8_t *output) {
    for (size_t i = 0; i < count; i++) {
        uint32_t words[8];
        memcpy(words, initial_words, sizeof words);
        compress_portable(words, input + 64 * i);
        rounds(words, padding_schedule);
        store(words, output + 32 * i);
    }
}

static void message_blocks_portable(uint32_t words[8], const uint8_t *input, size_t blocks) {
    for (size_t i = 0; i < blocks; i++) compress_portable(words, input + 64 * i);
}

static void blocks_portable(const uint8_t *input, size_t count, uint8_t *output) {
    for (size_t i = 0; i < count; i++) {
        uint32_t words[8];
        memcpy(words, initial_words, sizeof words);
        compress_portable(words, input + 64 * i);
        store(words, output + 32 * i);
    }
}

static void (*pairs)(const uint8_t *, size_t, uint8_t *) = pairs_portable;
static void (*blocks)(const uint8_t *, size_t, uint8_t *) = blocks_portable;
static void (*message_blocks)(uint32_t[8], const uint8_t *, size_t) = message_blocks_portable;

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

#define WITH_SHA __attribute__((target("sha,sse4.1,ssse3")))
#define INLINE static inline __attribute__((always_inline)) WITH_SHA

// The processor's instructions keep the words as (a, b, e, f) and (c, d, g, h). One stream of rounds
// waits for itself, so two messages go side by side.

INLINE void load_words(const uint32_t words[8], __m128i *abef, __m128i *cdgh) {
    __m128i low = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)words), 0xB1);
    __m128i high = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(words + 4)), 0x1B);
    *abef = _mm_alignr_epi8(low, high, 8);
    *cdgh = _mm_blend_epi16(high, low, 0xF0);
}

INLINE void four_rounds(__m128i *abef, __m128i *cdgh, __m128i input) {
    *cdgh = _mm_sha256rnds2_epu32(*cdgh, *abef, input);
    *abef = _mm_sha256rnds2_epu32(*abef, *cdgh, _mm_shuffle_epi32(input, 0x0E));
}

INLINE void compress_blocks(
    __m128i *abef, __m128i *cdgh, const uint8_t *const *blocks, const int lanes) {
    const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0bULL, 0x0405060700010203ULL);
    __m128i first[2], second[2], schedule[2][4];
    for (int lane = 0; lane < lanes; lane++) {
        first[lane] = abef[lane];
        second[lane] = cdgh[lane];
        for (int i = 0; i < 4; i++) {
            __m128i raw = _mm_loadu_si128((const __m128i *)(blocks[lane] + 16 * i));
            schedule[lane][i] = _mm_shuffle_epi8(raw, swap);
        }
    }
#pragma clang loop unroll(full)
    for (int group = 0; group < 16; group++) {
        const __m128i constants = _mm_load_si128((const __m128i *)(round_constants + 4 * group));
        for (int lane = 0; lane < lanes; lane++) {
            __m128i *w = schedule[lane];
            if (group >= 4) {
                __m128i next = _mm_sha256msg1_epu32(w[group & 3], w[(group + 1) & 3]);
                __m128i middle = _mm_alignr_epi8(w[(group + 3) & 3], w[(group + 2) & 3], 4);
                w[group & 3] = _mm_sha256msg2_epu32(
                    _mm_add_epi32(next, middle), w[(group + 3) & 3]);
            }
            four_rounds(abef + lane, cdgh + lane, _mm_add_epi32(w[group & 3], constants));
        }
    }
    for (int lane = 0; lane < lanes; lane++) {
        abef[lane] = _mm_add_epi32(abef[lane], first[lane]);
        cdgh[lane] = _mm_add_epi32(cdgh[lane], second[lane]);
    }
}

INLINE void compress_padding(__m128i *abef, __m128i *cdgh, const int lanes) {
    __m128i first[2], second[2];
    for (int lane = 0; lane < lanes; lane++) {
        first[lane] = abef[lane];
        second[lane] = cdgh[lane];
    }
#pragma clang loop unroll(full)
    for (int group = 0; group < 16; group++) {
        const __m128i input = _mm_load_si128((const __m128i *)(padding_schedule + 4 * group));
        for (int lane = 0; lane < lanes; lane++) four_rounds(abef + lane, cdgh + lane, input);
    }
    for (int lane = 0; lane < lanes; lane++) {
        abef[lane] = _mm_add_epi32(abef[lane], first[lane]);
        cdgh[lane] = _mm_add_epi32(cdgh[lane], second[lane]);
    }
}

INLINE void store_hash(__m128i abef, __m128i cdgh, uint8_t *output) {
    const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0bULL, 0x0405060700010203ULL);
    __m128i feba = _mm_shuffle_epi32(abef, 0x1B);
    __m128i dchg = _mm_shuffle_epi32(cdgh, 0xB1);
    __m128i low = _mm_blend_epi16(feba, dchg, 0xF0);
    __m128i high = _mm_alignr_epi8(dchg, feba, 8);
    _mm_storeu_si128((__m128i *)output, _mm_shuffle_epi8(low, swap));
    _mm_storeu_si128((__m128i *)(output + 16), _mm_shuffle_epi8(high, swap));
}

WITH_SHA static void pairs_native(const uint8_t *input, size_t count, uint8_t *output) {
    __m128i start_abef, start_cdgh;
    load_words(initial_words, &start_abef, &start_cdgh);
    size_t i = 0;
    for (; i + 2 <= count; i += 2) {
        __m128i abef[2] = {start_abef, start_abef}, cdgh[2] = {start_cdgh, start_cdgh};
        const uint8_t *blocks[2] = {input + 64 * i, input + 64 * i + 64};
        compress_blocks(abef, cdgh, blocks, 2);
        compress_padding(abef, cdgh, 2);
        store_hash(abef[0], cdgh[0], output + 32 * i);
        store_hash(abef[1], cdgh[1], output + 32 * i + 32);
    }
    if (i < count) {
        __m128i abef[1] = {start_abef}, cdgh[1] = {start_cdgh};
        const uint8_t *blocks[1] = {input + 64 * i};
        compress_blocks(abef, cdgh, blocks, 1);
        compress_padding(abef, cdgh, 1);
        store_hash(abef[0], cdgh[0], output + 32 * i);
    }
}

WITH_SHA static void blocks_native(const uint8_t *input, size_t count, uint8_t *output) {
    __m128i start_abef, start_cdgh;
    load_words(initial_words, &start_abef, &start_cdgh);
    size_t i = 0;
    for (; i + 2 <= count; i += 2) {
        __m128i abef[2] = {start_abef, start_abef}, cdgh[2] = {start_cdgh, start_cdgh};
        const uint8_t *both[2] = {input + 64 * i, input + 64 * i + 64};
        compress_blocks(abef, cdgh, both, 2);
        store_hash(abef[0], cdgh[0], output + 32 * i);
        store_hash(abef[1], cdgh[1], output + 32 * i + 32);
    }
    if (i < count) {
        __m128i abef[1] = {start_abef}, cdgh[1] = {start_cdgh};
        const uint8_t *one[1] = {input + 64 * i};
        compress_blocks(abef, cdgh, one, 1);
        store_hash(abef[0], cdgh[0], output + 32 * i);
    }
}

WITH_SHA static void message_blocks_native(uint32_t words[8], const uint8_t *input, size_t count) {
    __m128i abef[1], cdgh[1];
    load_words(words, abef, cdgh);
    for (size_t i = 0; i < count; i++) {
        const uint8_t *blocks[1] = {input + 64 * i};
        compress_blocks(abef, cdgh, blocks, 1);
    }
    __m128i feba = _mm_shuffle_epi32(abef[0], 0x1B);
    __m128i dchg = _mm_shuffle_epi32(cdgh[0], 0xB1);
    _mm_storeu_si128((__m128i *)words, _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128((__m128i *)(words + 4), _mm_alignr_epi8(dchg, feba, 8));
}

static int has_sha_instructions(void) {
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d)) return 0;
    if (!(c & bit_SSSE3) || !(c & bit_SSE4_1)) return 0;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
    return (b >> 29) & 1;
}
#endif

// Runs before `main`, hence before any thread.
__attribute__((constructor)) static void choose(void) {
    memset(padding_schedule, 0, sizeof padding_schedule);
    padding_schedule[0] = 0x80000000;
    padding_schedule[15] = 512;
    expand(padding_schedule);
    for (int i = 0; i < 64; i++) padding_schedule[i] += round_constants[i];
#if defined(__x86_64__)
    if (has_sha_instructions()) {
        pairs = pairs_native;
        blocks = blocks_native;
        message_blocks = message_blocks_native;
    }
#endif
}

void csha256_pairs(const void *input, size_t count, void *output) {
    pairs(input, count, output);
}

void csha256_blocks(const void *input, size_t count, void *output) {
    blocks(input, count, output);
}

void csha256_message(const void *input, size_t length, void *output) {
    uint32_t words[8];
    memcpy(words, initial_words, sizeof words);
    size_t whole = length / 64, rest = length % 64;
    message_blocks(words, input, whole);
    uint8_t tail[128] = {0};
    if (rest > 0) memcpy(tail, (const uint8_t *)input + 64 * whole, rest);
    tail[rest] = 0x80;
    size_t tail_bytes = rest < 56 ? 64 : 128;
    uint64_t bits = (uint64_t)length * 8;
    for (int i = 0; i < 8; i++) tail[tail_bytes - 1 - i] = bits >> (8 * i);
    message_blocks(words, tail, tail_bytes / 64);
    store(words, output);
}
