import type { StaffRole } from '#platform/schema.ts'

/** What somebody in a role comes to do. */
export const roleTask = {
  intake: 'Svarer på henvendelser og holder forsamtaler',
  therapist: 'Holder samtaler og følger børn og unge gennem forløbet',
  adviser: 'Vejleder skole og dagtilbud omkring barnet',
  secretary: 'Registrerer henvendelser og fordeler forløb',
  leader: 'Følger kapacitet, ventetid og kvalitet',
  administrator: 'Opretter medarbejdere og holder øje med driften. Ser ingen børn',
} as const satisfies Record<StaffRole, string>
