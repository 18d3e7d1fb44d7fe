import type { Actor } from '#platform/ctx.ts'
import type { ProblemPage } from '#platform/http.ts'
import { NotOpened } from '#registry/access/access.ts'
import { may } from '#registry/access/roles.ts'
import { html } from '#ui/html.ts'
import { plainPage, staffPage } from '#ui/layout.ts'

/** How a refusal or a fault looks. What was typed is kept by the browser, so going back loses nothing. */
export const problemPage: ProblemPage = (c, problem) => {
  if (problem?.status === 401 && c.req.method === 'GET') {
    return c.redirect(`/sign-in?next=${encodeURIComponent(c.req.path)}`, 303)
  }
  const title = problem?.title ?? 'Noget gik galt'
  const words = problem?.message ?? 'Fejlen er skrevet ned hos os. Prøv igen om lidt. Intet er gemt halvt.'
  const body = html`<div class="prose">
    <h1>${title}</h1>
    <p>${words}</p>
    ${problem?.status === 401 && html`<p><a class="button button-primary" href="/sign-in">Log ind igen</a></p>`}
    ${problem instanceof NotOpened && html`${reasonLink(c.req.path)} ${overseeing(problem, c.req.path, c.get('ctx')?.actor)}`}
    ${!problem && html`<p class="quiet">Sagsnummer til den, der hjælper dig: ${c.var.requestId}</p>`}
    <p><a href="/">Til forsiden</a></p>
  </div>`
  const frame = c.get('frame')
  return c.html(
    frame ? staffPage(frame, { title }, body) : plainPage({ title, demo: c.var.machine?.demo ?? false }, body),
    problem?.status ?? 500,
  )
}

const pathwayIn = (path: string): string | undefined => /^\/pathways\/[0-9a-f-]{36}/.exec(path)?.[0]

/** What those may do about a record who may not open it: see to who looks, and share out the work. */
function overseeing({ childId, isClosed }: NotOpened, path: string, reader: Actor | undefined) {
  if (!reader) return null
  const pathway = pathwayIn(path)
  const links = [
    may('access.restrict', reader) && html`<a href="/children/${childId}/restriction">Hvem kan åbne det?</a>`,
    may('log.extract', reader) && html`<a href="/children/${childId}/access-log">Hvem har set det?</a>`,
    pathway &&
      !isClosed &&
      may('pathway.assign', reader) &&
      html`<a href="${pathway}/responsibility">Fordel forløbet</a>`,
    pathway && !isClosed && may('retention.write', reader) && html`<a href="${pathway}/retention">Opbevaring</a>`,
  ].filter(Boolean)
  return (
    links.length > 0 &&
    html`<p>Uden at åbne journalen kan du gå til:</p>
      <ul>
        ${links.map((link) => html`<li>${link}</li>`)}
      </ul>`
  )
}

/** R55: from a record that one has no relation to, to where a reason is given. */
const reasonLink = (path: string) => {
  const pathway = pathwayIn(path)
  return pathway
    ? html`<p><a class="button button-primary" href="${pathway}/access">Skriv en begrundelse</a></p>`
    : html`<p>Find barnet i søgningen, og åbn forløbet med en begrundelse.</p>`
}
