/** The colours a municipality may choose between; each holds 4.5:1 on white and under white. The sheet uses the same. */
export const accents = {
  fjord: '#00677f',
  hav: '#1f5a9e',
  skov: '#2a6b3c',
  hede: '#7a3e8c',
  rav: '#8f4a00',
  tegl: '#a3352b',
  skifer: '#43566b',
} as const

export type Accent = keyof typeof accents
