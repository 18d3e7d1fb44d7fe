import { Hono } from 'hono'
import { healthRoutes } from '#platform/health.ts'
import { webApp, type Env, type Machine } from '#platform/http.ts'
import { asStaff } from '#registry/access/guard.ts'
import { findEnquiries } from '#care/entrance/entrance.ts'
import { deskRoutes, publicRoutes } from '#care/entrance/routes.ts'
import { pathwayRoutes } from '#care/pathways/routes.ts'
import { demoSignIn, localAccounts, signInRoutes, staffRoutes } from '#registry/staff/routes.ts'
import { cosignWork, waitingNotes } from '#care/journal/journal.ts'
import { filesOfNotes, journalRoutes } from '#care/journal/routes.ts'
import { passingOn } from '#care/sharing/sharing.ts'
import { sharingRoutes } from '#care/sharing/routes.ts'
import { consentRoutes } from '#care/consents/routes.ts'
import { withMeasures } from '#care/measures/measures.ts'
import { answeringRoutes, askingRoutes, measureRoutes } from '#care/measures/routes.ts'
import { planPage, riskRoutes } from '#care/risk/routes.ts'
import { careOf } from '#care/pathways/pathways.ts'
import { accessibilityRoutes, organisationRoutes } from '#registry/organisations/routes.ts'
import { childRoutes } from '#registry/people/routes.ts'
import { concernRoutes } from '#care/concerns/routes.ts'
import { recordRequestRoutes } from '#care/record-requests/routes.ts'
import { logControlRoutes } from '#registry/log-control/routes.ts'
import { retentionRoutes } from '#care/retention/routes.ts'
import { delegationsOfLeaving } from '#registry/delegation/delegation.ts'
import { delegationRoutes } from '#registry/delegation/routes.ts'
import { transferRoutes } from '#care/transfers/routes.ts'
import { overviewRoutes } from '#insight/monitoring/routes.ts'
import { reportingRoutes } from '#exchange/ltt/routes.ts'
import { fhirRoutes } from '#exchange/fhir/routes.ts'
import { assetRoutes } from '#ui/assets.ts'
import { keptReceipt } from '#ui/kept.ts'
import { frame } from './frame.ts'
import { frontPage } from './front-page.ts'
import { jobRoutes } from './jobs-routes.ts'
import { problemPage } from './problem-page.ts'

/** The whole application over a machine: every route that exists is named here. */
export function createApp(machine: Machine): Hono<Env> {
  const app = webApp(machine, problemPage, filesOfNotes)
  app.use(keptReceipt)
  app.route('/', healthRoutes)
  app.route('/', assetRoutes)
  app.route('/', frontPage)
  app.route('/', signInRoutes([demoSignIn, localAccounts]))
  app.route('/', accessibilityRoutes)
  app.route('/k', planPage)
  app.route('/k', answeringRoutes)
  app.route('/k', publicRoutes)

  const signedIn = new Hono<Env>()
  signedIn.use(asStaff, frame)
  signedIn.route('/', deskRoutes)
  signedIn.route(
    '/',
    pathwayRoutes({ waitingNotes, cosignWork, findEnquiries, passing: passingOn, measures: withMeasures }),
  )
  signedIn.route('/', journalRoutes)
  signedIn.route('/', sharingRoutes)
  signedIn.route('/', consentRoutes)
  signedIn.route('/', askingRoutes)
  signedIn.route('/', measureRoutes)
  signedIn.route('/', riskRoutes)
  signedIn.route('/', childRoutes(careOf))
  signedIn.route('/', organisationRoutes)
  signedIn.route('/', transferRoutes)
  signedIn.route('/', concernRoutes)
  signedIn.route('/', recordRequestRoutes)
  signedIn.route('/', retentionRoutes)
  signedIn.route('/', overviewRoutes)
  signedIn.route('/', reportingRoutes)
  signedIn.route('/', fhirRoutes)
  signedIn.route('/', staffRoutes(delegationsOfLeaving))
  signedIn.route('/', logControlRoutes)
  signedIn.route('/', delegationRoutes)
  signedIn.route('/', jobRoutes)

  app.route('/', signedIn)
  return app
}
