import { counted, list, type Origin } from './origin.ts'

/** A language and how often it is met; girls, boys, women, men, surnames. */
const ROWS = `
  ar*5 | Lina Maryam Nour Yasmin Sarah Layla | Omar Yousef Adam Ibrahim Karim Ali | Fatima Rana Hanan Amal Zahra | Ahmad Khaled Mahmoud Hassan Bilal | Al-Hassan Khalil Mansour Haddad Saleh Nasser
  tr*4 | Elif Zeynep Defne Melek | Emre Kaan Deniz Mert | Ayse Hatice Sevgi Gül | Mehmet Murat Ali Serkan | Yilmaz Demir Kaya Aydin Arslan
  uk*3 | Sofiia Daryna Polina Anastasiia | Artem Maksym Danylo Mykola | Olena Iryna Oksana Natalia | Andrii Serhii Oleh Ivan | Kovalenko Bondarenko Shevchenko Tkachuk
  pl*3 | Zuzanna Maja Oliwia Hanna | Jakub Filip Szymon Antoni | Agnieszka Katarzyna Ewa Monika | Piotr Krzysztof Tomasz Marcin | Nowak Wójcik Zielinski Lewandowski
  so*2 | Hodan Ayaan Ifrah Sagal | Abdi Mahad Yahya Liban | Amina Faduma Halimo Sahra | Abdullahi Mohamed Hassan Yusuf | Warsame Farah Abdi Nur
  ro*2 | Ioana Maria Andreea Daria | Andrei Matei Luca David | Elena Mihaela Cristina | Ion Florin Adrian | Popescu Ionescu Stan
  ur*1 | Ayesha Hania Zara Iman | Hamza Zain Bilal Rayan | Saima Nadia Farah | Imran Tariq Usman | Hussain Malik Ahmed Butt
  fa*1 | Ariana Nilofar Yalda | Arman Kian Sina | Shirin Parisa Mina | Reza Farid Omid | Rahimi Ahmadi Karimi
  bs*1 | Ajla Lamija Emina | Tarik Adnan Emir | Amra Selma Jasmina | Mirza Damir Senad | Hadzic Begovic Kovacevic
  kl*1 | Pipaluk Ivalu Aviaja | Malik Minik Inuk | Paarma Naja Else | Aqqaluk Hans Pavia | Petersen Kleist Lynge Olsvig`

/** Families with names from elsewhere, each with its weight. */
export const abroad: readonly (readonly [Origin, number])[] = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [head = '', girls = '', boys = '', women = '', men = '', surnames = ''] = row.split('|')
    const [[language, weight] = ['', 1]] = counted([head])
    const names = { girls: list([girls]), boys: list([boys]), women: list([women]), men: list([men]) }
    return [{ language, ...names, surnames: counted([surnames]) }, weight]
  })
