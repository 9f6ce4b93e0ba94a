// Keccak-256 as Ethereum uses it: rate 136 bytes, padding 0x01 … 0x80. Lanes of 64 bits are
// held as two 32-bit halves, low half first, so that no big integers are needed.

const RATE = 136;
const ROTATIONS = [
  0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14,
];

/** The round constants, from the degree-8 linear feedback register that defines them. */
const ROUND_CONSTANTS = (() => {
  const constants = [];
  let register = 1;
  for (let round = 0; round < 24; round += 1) {
    const halves = [0, 0];
    for (let j = 0; j < 7; j += 1) {
      const bit = 2 ** j - 1;
      if (register & 1) halves[bit >> 5] |= 1 << (bit & 31);
      register = register & 0x80 ? (register << 1) ^ 0x171 : register << 1;
    }
    constants.push(halves);
  }
  return constants;
})();

/** Applies the permutation keccak-f[1600] to 50 words in place. */
function permute(state) {
  const parity = new Uint32Array(10);
  const moved = new Uint32Array(50);
  for (const [low, high] of ROUND_CONSTANTS) {
    for (let i = 0; i < 10; i += 1) {
      parity[i] = state[i] ^ state[i + 10] ^ state[i + 20] ^ state[i + 30] ^ state[i + 40];
    }
    for (let x = 0; x < 5; x += 1) {
      const left = 2 * ((x + 4) % 5);
      const right = 2 * ((x + 1) % 5);
      const mixLow = parity[left] ^ ((parity[right] << 1) | (parity[right + 1] >>> 31));
      const mixHigh = parity[left + 1] ^ ((parity[right + 1] << 1) | (parity[right] >>> 31));
      for (let y = 0; y < 5; y += 1) {
        state[2 * (x + 5 * y)] ^= mixLow;
        state[2 * (x + 5 * y) + 1] ^= mixHigh;
      }
    }
    for (let x = 0; x < 5; x += 1) {
      for (let y = 0; y < 5; y += 1) {
        const from = x + 5 * y;
        const to = y + 5 * ((2 * x + 3 * y) % 5);
        const turn = ROTATIONS[from] & 31;
        let [a, b] = [state[2 * from], state[2 * from + 1]];
        if (ROTATIONS[from] > 31) [a, b] = [b, a];
        moved[2 * to] = turn ? (a << turn) | (b >>> (32 - turn)) : a;
        moved[2 * to + 1] = turn ? (b << turn) | (a >>> (32 - turn)) : b;
      }
    }
    for (let y = 0; y < 50; y += 10) {
      for (let x = 0; x < 10; x += 1) {
        state[y + x] = moved[y + x] ^ (~moved[y + ((x + 2) % 10)] & moved[y + ((x + 4) % 10)]);
      }
    }
    state[0] ^= low;
    state[1] ^= high;
  }
}

/** The hash of bytes, as 64 hexadecimal digits without prefix. */
export function keccak256(bytes) {
  const padded = new Uint8Array((Math.floor(bytes.length / RATE) + 1) * RATE);
  padded.set(bytes);
  padded[bytes.length] ^= 0x01;
  padded[padded.length - 1] ^= 0x80;
  const words = new DataView(padded.buffer);
  const state = new Uint32Array(50);
  for (let start = 0; start < padded.length; start += RATE) {
    for (let i = 0; i < RATE / 4; i += 1) state[i] ^= words.getUint32(start + 4 * i, true);
    permute(state);
  }
  let digits = "";
  for (const byte of new Uint8Array(state.buffer, 0, 32)) {
    digits += byte.toString(16).padStart(2, "0");
  }
  return digits;
}

/** The hash of a text's UTF-8 bytes, as 64 hexadecimal digits without prefix. */
export function keccakOfText(text) {
  return keccak256(new TextEncoder().encode(text));
}
