import { partnerOf, placeOf, staffOf, words, type DemoMunicipality } from '../municipality.ts'

const staff = staffOf('norddjurs')
const [GRENAA, AUNING] = ['Trivselshuset Grenaa', 'Trivselshuset Auning']

export const norddjurs: DemoMunicipality = {
  id: '0707',
  name: 'Norddjurs',
  children: 25,
  sorCode: '990000000707',
  settings: {
    accent: 'skov',
    phone: '84 70 70 10',
    phoneHours: 'mandag-fredag 8-12',
    email: 'trivsel@norddjurs.example',
    counsellingName: 'Anonym rådgivning i Ungdommens Hus',
    counsellingPhone: '84 70 70 40',
    counsellingWeb: '',
    counsellingHours: 'mandag 15-17',
    accessibilityStatement: '',
  },
  treatmentGoalDays: 21,
  receivingOffice: {
    name: 'Modtagelsen, Familie og Børn',
    phone: '84 70 71 40',
    mail: 'modtagelsen@norddjurs.example',
    acutePhone: '84 70 71 41',
  },
  units: [
    { name: GRENAA, phone: '84 70 70 20', ages: [0, 18] },
    { name: AUNING, phone: '84 70 70 21', ages: [0, 18] },
  ],
  places: [
    placeOf(GRENAA, GRENAA, 'Mellem Broerne 4, 8500 Grenaa', '90707001', '2024-10-01'),
    placeOf(AUNING, AUNING, 'Sønderlunden 9, 8963 Auning', '90707002', '2025-01-01'),
  ],
  staff: [
    staff('Sanne Iversen', 'socialrådgiver', '', GRENAA, 'intake', 'secretary'),
    staff('Jakob Nørby', 'psykolog', '0E5HS', GRENAA, 'therapist'),
    staff('Maria Lindholm', 'psykolog', '0J1QF', AUNING, 'therapist', 'intake'),
    staff('Niels Hvid', 'psykolog', '07R4A', null, 'leader', 'administrator'),
  ],
  partners: [
    partnerOf('civil_society', 'Ungdommens Hus', '84 70 71 01', 'Freja'),
    partnerOf('other_municipal_offer', 'PPR', '84 70 71 11', 'Jytte Bonde'),
    partnerOf('other_municipal_offer', 'Familieteamet', '84 70 71 12', 'Carsten Holk'),
    partnerOf(
      'child_psychiatry',
      'Børne- og Ungdomspsykiatrisk Afdeling, Region Midtjylland',
      '84 70 71 20',
      'visitationen',
    ),
    partnerOf('general_practice', 'Lægerne ved Torvet', '84 70 71 30', 'Else Fog'),
  ],
  towns: words('8500 Grenaa*6, 8963 Auning*3, 8585 Glesborg'),
  streets: words('Klitvej, Åparken, Lyngvej, Kystvejen, Nørregade, Skovlunden, Hegnet, Rævebakken'),
  kindergartens: words('Børnehuset Strandskaden'),
  schools: words('Kystskolen, Åskolen, Auning Friskole, Lundeskolen'),
  youthSchools: words('Gymnasiet, Erhvervsskolen, HF'),
  practices: words('Lægerne ved Torvet, Lægehuset Auning'),
}
