import { partnerOf, placeOf, staffOf, words, type DemoMunicipality } from '../municipality.ts'

const staff = staffOf('kalundborg')
const HOUSE = 'Familie- og ungehuset'

export const kalundborg: DemoMunicipality = {
  id: '0326',
  name: 'Kalundborg',
  children: 25,
  sorCode: '990000000326',
  settings: {
    accent: 'hav',
    phone: '67 32 60 10',
    phoneHours: 'hverdage 9-14',
    email: 'boernogunge@kalundborg.example',
    counsellingName: 'Åben rådgivning for børn, unge og forældre',
    counsellingPhone: '67 32 60 40',
    counsellingWeb: '',
    counsellingHours: 'tirsdag og torsdag 13-16',
    accessibilityStatement: '',
  },
  treatmentGoalDays: 30,
  receivingOffice: {
    name: 'Modtagelsen, Familie og Børn',
    phone: '67 32 61 40',
    mail: 'modtagelsen@kalundborg.example',
    acutePhone: '67 32 61 41',
  },
  units: [{ name: HOUSE, phone: '67 32 60 20', ages: [0, 18] }],
  places: [placeOf(HOUSE, HOUSE, 'Klosterhaven 5, 4400 Kalundborg', '90326001', '2024-12-01')],
  staff: [
    staff('Karen Øst', 'psykolog', '0B3WN', HOUSE, 'intake', 'therapist'),
    staff('Thomas Ravn', 'psykolog', '0G8ZC', HOUSE, 'therapist'),
    staff('Pernille Kjær', 'familiebehandler', '', HOUSE, 'therapist'),
    staff('Hanne Bruun', 'socialrådgiver', '', null, 'leader', 'intake'),
    staff('Mads Wulff', 'digitaliseringskonsulent', '', null, 'administrator'),
  ],
  partners: [
    partnerOf('civil_society', 'headspace', '67 32 61 01', 'Emil', 'https://headspace.example'),
    partnerOf('other_municipal_offer', 'PPR', '67 32 61 11', 'Gitte Lauridsen'),
    partnerOf('other_municipal_offer', 'Familieafdelingen', '67 32 61 12', 'Søren Juul'),
    partnerOf('child_psychiatry', 'Børne- og Ungdomspsykiatrien, Region Sjælland', '67 32 61 20', 'visitationen'),
    partnerOf('general_practice', 'Lægehuset ved Havnen', '67 32 61 30', 'Ulla Frost'),
  ],
  towns: words('4400 Kalundborg*6, 4270 Høng*2, 4281 Gørlev, 4470 Svebølle'),
  streets: words('Strandvænget, Kirkestien, Nørrevang, Klokkervej, Slotsvænget, Hasselvej, Bøgevej, Sejrsvej'),
  kindergartens: words('Børnehuset Kløveren'),
  schools: words('Havneskolen, Skolen på Bakken, Høng Skole, Nyrup Friskole'),
  youthSchools: words('Gymnasiet, HF, Erhvervsskolen'),
  practices: words('Lægehuset ved Havnen, Lægerne i Høng'),
}
