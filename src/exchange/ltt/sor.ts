/**
 * R98: whether this can be the SOR code of a municipality: digits only, at least eleven (KL's LTT 1.0.1, DK Core), and no
 * more than the eighteen that a SNOMED CT identifier, which it is one of, can have.
 */
export const isSorCode = (text: string): boolean => /^\d{11,18}$/.test(text)
