import { hiddenFields } from './form.ts'
import { attributes, html, type Child } from './html.ts'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

const classes = {
  primary: 'button button-primary',
  secondary: 'button button-secondary',
  quiet: 'button button-quiet',
  danger: 'button button-danger',
} satisfies Record<ButtonKind, string>

/** Sends the form it stands in. With a name, it also says which button was pressed. */
export const button = (label: Child, options: { kind?: ButtonKind; name?: string; value?: string } = {}) => {
  const { kind = 'primary', name, value } = options
  return html`<button${attributes({ type: 'submit', class: classes[kind], name, value })}>${label}</button>`
}

/** Goes somewhere; changes nothing. */
export const buttonLink = (label: Child, href: string, { kind = 'secondary' }: { kind?: ButtonKind } = {}) =>
  html`<a class="${classes[kind]}" href="${href}">${label}</a>`

/** An act that needs no more words than the button: a form of its own, with what it sends hidden in it. */
export const postButton = (
  label: Child,
  action: string,
  { kind = 'secondary', values = {} }: { kind?: ButtonKind; values?: Parameters<typeof hiddenFields>[0] } = {},
) =>
  html`<form class="post-button" action="${action}" method="post">
    ${hiddenFields({ once: crypto.randomUUID(), ...values })} ${button(label, { kind })}
  </form>`

/** What may not be done now, and why, side by side. The keyboard still reaches it, so that the reason is heard. */
export const disabledAction = (label: string, reason: string, id = slug(`${label} ${reason}`)) =>
  html`<div class="cannot">
    <button type="button" class="button button-secondary" aria-disabled="true" aria-describedby="${id}">
      ${label}
    </button>
    <span class="reason" id="${id}">${reason}</span>
  </div>`

const slug = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9æøå]+/g, '-')
