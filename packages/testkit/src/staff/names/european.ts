import { type Community, listed } from "./community.ts";

/** Names usual in Polish and Czech families, in which women's family names have their own endings. */
export const polish: Community = {
  weight: 2,
  women: listed(
    `Agnieszka, Małgorzata, Katarzyna, Ewa, Joanna, Magdalena, Bożena, Żaneta, Anna, Kinga, Zuzana, Šárka`,
  ),
  men: listed(
    `Łukasz, Paweł, Michał, Tomasz, Krzysztof, Piotr, Grzegorz, Wojciech, Stanisław, Jiří, Zdeněk`,
  ),
  family:
    listed(`Wójcik, Kowalski, Kowalska, Nowak, Wiśniewska, Lewandowski, Kamiński, Zieliński, Dąbrowska, Szczęsny,
    Brzęczyszczykiewicz, Gołąb, Dvořák, Černý`),
};

/** Names usual in Portuguese, Spanish, Italian and Brazilian families. */
export const portuguese: Community = {
  weight: 2,
  women: listed(
    `Maria, Ana, Inês, Catarina, Beatriz, Conceição, Lúcia, Núria, Chiara, María José, Joana, Letícia`,
  ),
  men: listed(`João, José, Pedro, Tiago, Rui, Nuno, Gonçalo, Luís, Jesús, Giovanni, Renato, André`),
  family:
    listed(`da Silva, Santos, Ferreira, Pereira, Gonçalves, de Sousa, dos Santos, Conceição, Núñez, García Márquez, Esposito,
    D'Angelo, de Almeida e Silva, Araújo`),
};

/** Names usual in Dutch, German, Nordic, Romanian and Greek families. */
export const northernEuropean: Community = {
  weight: 1.5,
  women: listed(`Anneke, Ingrid, Åsa, Birgit, Søren-Marie, Ioana, Ștefania, Eleni, Käthe, Astrid`),
  men: listed(`Jan, Willem, Jürgen, Søren, Björn, Andrei, Ștefan, Nikolaos, Matthias, Zoltán`),
  family:
    listed(`van der Berg, van den Berg, de Vries, von Trapp, Müller, Weiß, Sørensen, Åström, Ionescu, Popescu,
    Papadopoulos, Papadimitropoulos, Kovács, Nagy, Ten Brink`),
};
