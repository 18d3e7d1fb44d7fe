import type { StaffCtx } from '#platform/ctx.ts'
import { makePdf } from '#platform/pdf.ts'
import { problem } from '#platform/problem.ts'
import type { RequestChannel, RequestLetter } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { enterInJournal } from '#care/journal/journal.ts'
import { closeTasks, record } from '#care/pathways/pathways.ts'
import { municipality } from '#registry/organisations/organisations.ts'
import { fullName } from '#registry/people/people.ts'
import { day } from '#ui/danish.ts'
import { close } from './close.ts'
import type { Letter, Request, RequestView } from './load.ts'
import { remind } from './register.ts'
import { isOverdue } from './request.ts'
import { askedByName, channelName, letterName, powerWords, trackName } from './words.ts'

export type NewLetter = { kind: RequestLetter; body: string; expectedOn: string | null }

/** Writes a letter to who asked. What it says stands; it is sent by hand. */
export async function writeLetter(
  ctx: StaffCtx,
  requestId: string,
  { kind, body, expectedOn }: NewLetter,
): Promise<void> {
  await ctx.db
    .insertInto('record_request_letters')
    .values({
      request_id: requestId,
      kind,
      body,
      expected_on: expectedOn,
      written_by: ctx.actor.id,
      written_at: ctx.now,
    })
    .execute()
}

/**
 * R60: tells why the answer is late, or will be, and when it is expected. That day counts from when the letter is sent. A
 * second notice tells of the day that the first one gave.
 */
export async function writeNotice(
  ctx: StaffCtx,
  { request, standing, deadline, today }: Pick<RequestView, 'request' | 'standing' | 'deadline' | 'today'>,
  { reason, expectedOn }: { reason: string; expectedOn: string },
): Promise<void> {
  const isPast = isOverdue(standing, today)
  const promised = standing.expectedOn
    ? `Vi har skrevet til dig, at vi forventede at svare senest ${day(deadline)}.`
    : `Vi ${isPast ? 'skulle have svaret' : 'skal svare'} senest ${day(deadline)}.`
  const body = `Du har bedt om ${trackName[request.track].toLowerCase()}. ${promised} ${isPast ? 'Det har vi ikke nået.' : 'Det når vi ikke.'}\n\nBegrundelse:\n${reason}\n\nVi forventer at svare senest ${day(expectedOn)}.`
  await writeLetter(ctx, request.id, { kind: 'notice', body, expectedOn })
}

/** R60: who asked has been told. From then on the new day counts, on the day pages too. */
export async function noticeSent(ctx: StaffCtx, request: Request, letter: Letter, sending: Sending): Promise<void> {
  const expected = letter.expected_on ?? request.due_on
  await registerSent(ctx, letter.id, sending)
  await closeTasks(ctx, { requestId: request.id }, 'Besked om ny dag er sendt.')
  await remind(ctx, request, expected)
  await record(ctx, request.pathway_id, 'record_access.delayed', { request: request.id, expected })
}

export type Sending = { on: string; channel: RequestChannel }

/** Registers that a letter was sent, by hand. Once: the database refuses a second time. */
export async function registerSent(ctx: StaffCtx, letterId: string, { on, channel }: Sending): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('record_request_letters')
    .set({ sent_on: on, channel, sent_by: ctx.actor.id })
    .where('id', '=', letterId)
    .where('sent_on', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw problem.changedMeanwhile('Brevet')
}

/** R48, R64, R65: the answer is out when its letter is; it is entered in the journal with its words, and the request is closed. */
export async function closeByLetter(ctx: StaffCtx, request: Request, letter: Letter, sending: Sending): Promise<void> {
  await registerSent(ctx, letter.id, sending)
  await enterInJournal(ctx, {
    pathwayId: request.pathway_id,
    kind: 'record_access',
    text: [
      `${letterName[letter.kind]}. ${askedByName[request.asked_by]}: ${request.name}. Modtaget ${day(dayOf(request.received_at))}. Sendt ${day(sending.on)} med ${channelName[sending.channel]}.`,
      ...(request.power_of_attorney ? [`Fuldmagt: ${powerWords(request)}`] : []),
      ...(request.about ? [`Det, der blev bedt om: ${request.about}`] : []),
      `Svaret lød:\n${letter.body}`,
    ].join('\n\n'),
  })
  await close(ctx, request.id)
  await record(ctx, request.pathway_id, 'record_access.answered', { request: request.id, letter: letter.kind })
}

/** To somebody without any right, a letter names what they wrote themselves, and does not tell that the child is known here. */
const aboutWhom = (request: Request, child: RequestView['child']): [name: string, what: string][] =>
  request.asked_by !== 'other'
    ? [['Om', `${fullName(child)}, født ${day(child.birthDate)}`]]
    : request.about
      ? [['Du skrev', request.about]]
      : []

/** A letter as PDF, to be sent by hand. */
export async function letterDocument(ctx: StaffCtx, { request, child }: RequestView, letter: Letter): Promise<Buffer> {
  const offer = await municipality(ctx)
  return makePdf({
    template: new URL('letter.typ', import.meta.url),
    at: letter.written_at,
    data: {
      title: letterName[letter.kind],
      sender: `${offer.name} Kommune`,
      facts: [
        ['Til', request.name],
        ...aboutWhom(request, child),
        ['Dato', day(dayOf(letter.written_at))],
        ['Anmodning modtaget', day(dayOf(request.received_at))],
      ],
      body: letter.body,
      signature: `${letter.writer_name}, ${letter.writer_profession}`,
      contact: offer.phone ? `Telefon ${offer.phone}` : '',
    },
  })
}
