// Amounts are whole numbers of the smallest unit (wei) and are written with exact arithmetic.

const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ",");

/** Splits an amount into its sign, its whole part with separators and its fraction's digits. */
function parts(value, decimals) {
  const sign = value < 0n ? "−" : "";
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  return [sign, grouped(digits.slice(0, -decimals || undefined)),
    decimals ? digits.slice(-decimals) : ""];
}

/** Every digit of an amount, e.g. `30.927835051546391752`; trailing zeros are left out. */
export function exact(value, decimals = 18) {
  const [sign, whole, fraction] = parts(value, decimals);
  const rest = fraction.replace(/0+$/, "");
  return sign + whole + (rest && `.${rest}`);
}

/** An amount cut off after six decimals, with an ellipsis where digits were left out. */
export function brief(value, decimals = 18) {
  const [sign, whole, fraction] = parts(value, decimals);
  const shown = fraction.slice(0, 6).replace(/0+$/, "");
  const isCut = /[1-9]/.test(fraction.slice(6));
  if (isCut && whole === "0" && !shown) return null;
  const kept = isCut ? fraction.slice(0, 6) : shown;
  return sign + whole + (kept && `.${kept}`) + (isCut ? "…" : "");
}

/** Gwei in ether, cut off after six decimals unless nothing would be left. */
export const inEther = (gwei) => brief(gwei, 9) ?? exact(gwei, 9);

/** A share of a whole as a percentage with at most four decimals, both in the same unit. */
export function percent(part, whole) {
  if (whole === 0n) return "0%";
  return `${brief((part * 1_000_000n) / whole, 4)}%`;
}

/** A whole number with separators. */
export const count = (value) => grouped(BigInt(value).toString());
