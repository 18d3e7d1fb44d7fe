/** What is wrong, as FHIR sorts it (IssueType), and what to do, in Danish and in English. */
export type Word = { kind: IssueKind; da: string; en: string }

export type IssueKind =
  | 'structure'
  | 'required'
  | 'value'
  | 'code-invalid'
  | 'extension'
  | 'invariant'
  | 'duplicate'
  | 'not-found'
