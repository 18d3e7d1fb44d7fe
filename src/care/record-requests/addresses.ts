export const LIST = '/record-requests'
export const requestAddress = (id: string): string => `/record-requests/${id}`
export const reviewAddress = (id: string): string => `${requestAddress(id)}/review`
export const itemAddress = (id: string, item: { kind: string; id: string }): string =>
  `${reviewAddress(id)}/${item.kind}/${item.id}`
