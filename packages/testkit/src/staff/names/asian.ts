import { type Community, listed } from "./community.ts";

/** Names usual in families from Pakistan, Bangladesh and northern India. */
export const southAsian: Community = {
  weight: 13,
  women:
    listed(`Fatima, Aisha, Ayesha, Zainab, Maryam, Khadija, Nasreen, Shabana, Samina, Priya, Anjali, Sunita, Neha, Pooja,
    Harpreet, Manpreet, Gurpreet, Jaswinder, Simran, Nusrat, Begum, Tahmina, Rukhsana, Kavita, Deepika, Meera, Bibi`),
  men: listed(`Mohammed, Muhammad, Mohammad, Mohamed, Ahmed, Ali, Imran, Asif, Tariq, Usman, Abdul, Abdul Rahman, Syed, Rahul,
    Amit, Sanjay, Vikram, Rajesh, Harpreet, Gurpreet, Jaspal, Manjit, Sukhdev, Nikhil, Arjun, Sheikh, Iqbal`),
  family:
    listed(`Khan, Khan, Khan, Ahmed, Hussain, Hussein, Ali, Begum, Akhtar, Malik, Iqbal, Mahmood, Chaudhry, Choudhury,
    Chowdhury, Patel, Patel, Patel, Shah, Singh, Singh, Kaur, Kaur, Sharma, Gupta, Mehta, Desai, Rahman, Miah, Uddin, Islam,
    Mukherjee, Chatterjee, Banerjee, Bhattacharya, ul-Haq, Qureshi`),
};

/** Names usual in families from southern India and Sri Lanka, where one name often follows the father's. */
export const tamil: Community = {
  weight: 4,
  women:
    listed(`Lakshmi, Priyadarshini, Kavitha, Anitha, Thilagavathy, Bindu, Sindhu, Reena, Jincy, Sheeba, Mini, Abirami,
    Sivasakthi, Annamma`),
  men: listed(
    `Karthik, Senthil, Murugan, Suresh, Thomas, Jibin, Biju, Saji, Arun, Sivakumar, Venkatesh, Ramesh, Balasubramaniam`,
  ),
  family:
    listed(`Subramaniam, Balasubramanian, Sivasubramaniam, Venkataraman, Venkatanarasimharajuvaripeta, Rajaratnam,
    Ramanathapuramkrishnan, Nadarajah, Selvarajah, Thomas, Varghese, Kurian, Mathew, K., Chacko, Krishnamoorthy, Pillai`),
};

/** Names usual in families from the Philippines: two given names, Spanish family names. */
export const filipino: Community = {
  weight: 4,
  women:
    listed(`Maria Cristina, Maria Theresa, Mary Grace, Mary Ann, Rose Ann, Jennylyn, Rowena, Marites, Cherry Mae, Angelica,
    Ma. Luisa, Princess Joy`),
  men: listed(
    `John Paul, Mark Anthony, Jose Maria, Rodel, Ramil, Ronaldo, Michael Angelo, Jericho, Christian Jay, Arnel`,
  ),
  family:
    listed(`Santos, Reyes, Cruz, de la Cruz, Dela Cruz, Bautista, del Rosario, Ocampo, Garcia, Mendoza, Ramos, Villanueva,
    Macapagal, Dimaculangan, Peñaflor, Ñonato, de los Santos`),
};

/** Names usual in Chinese families, in which the family name may stand first in the given-name field. */
export const chinese: Community = {
  weight: 1.5,
  women: listed(
    `Mei Ling, Xiu Ying, Li Na, Wai Yee, Jing, Yan, Hui-Min, Siew Ling, Xiaoyan, Lü Qing`,
  ),
  men: listed(`Wei, Chi Keung, Ka-Fai, Jun, Ming, Xiaoming, Kok Leong, Tao, Yong, Hao Ran`),
  family: listed(
    `Li, Wang, Zhang, Chen, Chan, Cheung, Wong, Lam, Ng, Tan, Ho, Lim, Liu, Lu, Lü, Wu, Ouyang, Au-Yeung`,
  ),
};
