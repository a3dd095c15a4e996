const zero = 0x30;

/**
 * The value of a JSON number as digits without outer zeros, and their exponent: `1.10`, `11e-1` and `1.1` are all `11e-1`.
 * Zero has one form, whatever its sign.
 */
function decimalOf(literal: string): string {
  const [mantissa = '', exponent = '0'] = literal.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  let start = 0;
  let end = digits.length;
  while (start < end && digits.charCodeAt(start) === zero) start += 1;
  while (end > start && digits.charCodeAt(end - 1) === zero) end -= 1;
  if (start === end) return '0';
  const sign = mantissa.startsWith('-') ? '-' : '';
  return `${sign}${digits.slice(start, end)}e${Number(exponent) - fraction.length + digits.length - end}`;
}

/**
 * What programs read where `literal`, a JSON number, is written, if that is another number: they keep numbers as IEEE 754
 * doubles (RFC 8259, section 6) and write them in their shortest form (RFC 8785, section 3.2.2.3). Undefined where the
 * value survives; its form (`1.10`, `1e2`, `-0`) may not.
 */
export function misreadAs(literal: string): string | undefined {
  const read = Number(literal);
  if (!Number.isFinite(read)) return read < 0 ? 'minus infinity' : 'infinity';
  const shortest = String(read);
  return shortest === literal || decimalOf(shortest) === decimalOf(literal) ? undefined : shortest;
}
