import { counted, list, type Origin } from './origin.ts'

/** Names as they are met in Denmark, the surnames by how many bear them. */
export const danish: Origin = {
  language: 'da',
  girls: list`Ida Emma Freja Clara Alma Sofia Laura Ella Josefine Anna Agnes Karla Olivia Mathilde Liv Nora Isabella Alberte
    Victoria Ellen Lærke Lily Maja Signe Asta Esther Filippa Luna Vigga Caroline Sofie Frida Johanne Rosa Merle Silje Andrea Marie
    Nanna Astrid Thea Naja Cecilie Emilie Julie Sara Amalie Katrine Tilde Mille Selma Viola Gry Rebekka Malou Smilla`,
  boys: list`William Noah Oscar Lucas Oliver Carl Emil Valdemar Victor Malthe Alfred Elias August Magnus Arthur Aksel Alexander Oskar
    Anton Frederik Liam Felix Johan Nohr Theo Viggo Otto Villads Storm Konrad Christian Mikkel Tobias Sebastian Philip Mads Marius
    Lauge Jonas Benjamin Albert Erik Bertram Silas Sander Laurits Kasper Rasmus Jakob Hjalmar Asger Bjørn Søren Mathias Gustav`,
  women: list`Anne Mette Kirsten Hanne Louise Maria Charlotte Camilla Pernille Line Tina Rikke Lene Susanne Christina Heidi Stine
    Trine Katrine Maiken Sanne Dorthe Malene Helle Gitte Signe Lotte Janne Tanja Nadia Anja Ditte Karina Bettina Marianne Julie`,
  men: list`Jens Peter Lars Michael Henrik Thomas Søren Martin Jan Christian Anders Jesper Kim Morten Brian Kenneth Kasper Rasmus
    Claus Mads Jacob Nicolai Allan Steffen Daniel Simon Torben Ulrik Bo Flemming Dennis René Jonas Casper Mikkel Palle Troels`,
  surnames: counted`Nielsen*9 Jensen*9 Hansen*8 Andersen*7 Pedersen*6 Christensen*6 Larsen*5 Sørensen*5 Rasmussen*4 Jørgensen*4
    Petersen*3 Madsen*3 Kristensen*3 Olsen*3 Thomsen*2 Christiansen*2 Poulsen*2 Johansen*2 Møller*2 Mortensen*2 Knudsen*2 Jakobsen
    Jacobsen Mikkelsen Frederiksen Olesen Laursen Lund Holm Schmidt Eriksen Kristiansen Bach Clausen Simonsen Svendsen Andreasen
    Iversen Østergaard Jeppesen Mogensen Frandsen Nissen Henriksen Vestergaard Skov Winther Kjær Bruun Dahl Lauridsen Friis Krogh
    Bjerregaard Toft Kjeldsen Nygaard Bisgaard Aagaard Ravn Gregersen Hedegaard Brandt Damgaard Kruse Overgaard Juhl Bang Worm`,
}
