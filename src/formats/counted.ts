/** A whole number with its thousands set apart, for messages. */
export const counted = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ",");
