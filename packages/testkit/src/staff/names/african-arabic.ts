import { type Community, listed } from "./community.ts";

/** Names usual in Yoruba, Igbo and Ghanaian families. */
export const westAfrican: Community = {
  weight: 6,
  women:
    listed(`Oluwaseun, Folasade, Titilayo, Yetunde, Abimbola, Omolara, Oluwafunmilayo, Ngozi, Chioma, Adaeze, Chiamaka,
    Ifeoma, Nkechi, Blessing, Patience, Comfort, Grace, Akosua, Abena, Ọmọlará`),
  men: listed(`Oluwaseun, Olumide, Babatunde, Adebayo, Olúwadáre, Ayodeji, Chukwuemeka, Emeka, Obinna, Ikenna, Uchenna, Kwame,
    Kofi, Kwabena, Emmanuel, Ṣẹ́gun`),
  family:
    listed(`Adeyemi, Adebayo, Ogunleye, Olatunji, Oyelaran, Okafor, Okonkwo, Nwosu, Eze, Chukwu, Obi, Mensah, Owusu,
    Boateng, Osei-Tutu, Asante, Oluwatosin-Adegbite, Nnamdi-Okechukwu, Òkè`),
};

/** Names usual in Arabic-speaking and Somali families. */
export const arabic: Community = {
  weight: 2.5,
  women: listed(
    `Fatima, Layla, Noor, Hanan, Rania, Amal, Huda, Salma, Yasmin, Hodan, Fatuma, Asma'`,
  ),
  men: listed(
    `Mohamed, Ahmad, Omar, Khaled, Hassan, Hussein, Mustafa, Youssef, Abdelrahman, Abdul-Aziz, Ibrahim, Saad, Abdi`,
  ),
  family:
    listed(`Al-Masri, al-Sayed, El-Sayed, Abdelaziz, Abdel Rahman, Hassan, Ibrahim, Mahmoud, Khalil, Haddad, Al Zahrani,
    bin Saleh, Ben Ali, Abdi, Warsame`),
};
