/** What people choose first, in Danish and English: with numbers around them, or two together, they are still guessed first. */
export const COMMON: ReadonlySet<string> = new Set(
  `aalborg abc abcd abcde abcdef abcdefg abcdefgh abcdefghijkl access adam admin administrator adgang adgangskode adgangskoden agf
  aarhus alexander amalie amanda anders andersen anna arsenal asdf asdfg asdfgh asdfghjkl august baby bamse banan barcelona batman
  bedstefar bedstemor beautiful behandling bil blomst boern børn børnene brian brøndby brondby buster camilla carl cecilie cheese
  chelsea chokolade christian christina clara computer cookie copenhagen daniel danmark dansk december dig dinosaur dragon du efteraar
  efterår elefant elsker elskerdig emil emilie emma esbjerg familie familien fck februar film fisk flower fodbold foraar forår football
  forever fredag freja frederik freedom frida genesis guitar gulerod haandbold halloween hallo hansen have hej hejhej hejmeddig hello
  hest hesten hestene holbaek holbæk horse hund hunden hundene håndbold ida iloveyou internet isabella jakob januar jeg jegelskerdig
  jensen jesper jesus johan jonas josefine juli julia julemand juni jul juventus kaffe kage kalle kaptajn karla kasper kat katten killer
  klaus kode kodeord kodeordet koebenhavn københavn kommune kommunen kontor laks lars larsen laura lene let letmein line linkedin
  liverpool login london louise love lukmigind lucas luna mads magnus maj manchester maria marie marts martin master mathias me
  mette michael michelle mikkel min mine mit monkey mor mormor morten mustang naruto nicolai nielsen nikolaj noah november odense oktober
  oliver olsen onsdag ord orange pa pass passw passwort password passwords pedersen peter petersen pizza pokemon polle princess prinsesse
  psykolog purple q qwe qwer qwert qwerty qwertyui qwertyuiop randers rasmus real realmadrid rebecca roskilde samsung sander sara sarah secret
  secure sebastian september shadow simon skole skolen sofia sofie soleil solskin sommer sommeren sommerferie soren søren star starwars
  stephanie sunshine superman superhelt svendborg sverige system søndag tandlaege test testtest thomas tiger tigger tirsdag tobias torsdag
  tottenham trin trinto trustno trustnoone united vejle velkommen viborg victor victoria vinter vinteren virksomhed welcome welkom
  whatever william yamaha you zaq zaqwsx zxcv zxcvb zxcvbn zxcvbnm æble ærlig øl år`.split(/\s+/),
)
