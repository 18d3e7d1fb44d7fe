export { adminForm, nothingYet, type Shown } from './admin-form.ts'
export {
  changeSettings,
  municipalities,
  municipality,
  openMunicipalities,
  isSlug,
  openMunicipalityBySlug,
  openOffer,
  receivingOffices,
  regionOn,
  setReceivingOffice,
  setTreatmentGoal,
  type Municipality,
  type OpenMunicipality,
  type ReceivingOffice,
  type Settings,
} from './municipalities.ts'
export { addPartner, changePartner, partnerById, partnerNameTaken, partners, type Partner } from './partners.ts'
export { isRegisteredOn, type NewPlace } from './place.ts'
export {
  addTreatmentPlace,
  changeTreatmentPlace,
  closeTreatmentPlace,
  placeById,
  placeFaults,
  treatmentPlaces,
  type TreatmentPlace,
} from './places.ts'
export { TARGETS, targetName } from './target.ts'
export { addUnit, changeUnit, unitById, unitNameTaken, units, type Unit } from './units.ts'
