import { type Community, listed } from "./community.ts";

/** Names usual in Wales. */
export const welsh: Community = {
  weight: 5,
  women:
    listed(`Sian, Siân, Rhiannon, Carys, Angharad, Bethan, Catrin, Ffion, Lowri, Megan, Nia, Non, Eleri, Gwenllian,
    Myfanwy, Olwen, Mair, Llinos`),
  men: listed(
    `Dafydd, Gareth, Huw, Rhys, Rhodri, Owain, Ieuan, Iolo, Llŷr, Siôn, Aled, Emyr, Gethin, Geraint, Hywel, Tomos`,
  ),
  family:
    listed(`Jones, Davies, Evans, Williams, Thomas, Roberts, Lewis, Morgan, Griffiths, Edwards, Owen, Price, Rees,
    Llewellyn, Llywelyn, ap Rhys, Pritchard, Gwynne, Bowen, Prosser, Jenkins, Howells, Vaughan`),
};

/** Names usual in Scotland. */
export const scottish: Community = {
  weight: 5,
  women: listed(
    `Fiona, Morag, Eilidh, Isla, Ailsa, Catriona, Mhairi, Kirsty, Shona, Lorna, Heather, Mairi, Iona, Elspeth`,
  ),
  men: listed(
    `Alasdair, Alistair, Angus, Callum, Hamish, Iain, Ewan, Euan, Fraser, Gordon, Duncan, Malcolm, Ruaridh, Fergus`,
  ),
  family:
    listed(`McDonald, MacDonald, Macdonald, Mac Donald, McKenzie, MacKenzie, McLeod, MacLeod, Campbell, Stewart, Stuart,
    Robertson, Murray, Fraser, Ross, Sinclair, McIntosh, MacKintosh, Buchanan, Colquhoun, Menzies, Urquhart, M'Culloch`),
};

/** Names usual in Ireland. */
export const irish: Community = {
  weight: 4,
  women:
    listed(`Aoife, Niamh, Siobhán, Siobhan, Róisín, Saoirse, Gráinne, Caoimhe, Ciara, Sinéad, Bríd, Maeve, Nuala, Orla,
    Órlaith, Deirdre, Bernadette`),
  men: listed(
    `Seán, Sean, Patrick, Pádraig, Ciarán, Conor, Eoin, Liam, Declan, Brendan, Cormac, Diarmuid, Tadhg, Oisín, Fionn`,
  ),
  family:
    listed(`O'Neill, O’Neill, O'Brien, O’Connor, Ó Briain, Ní Bhriain, O'Sullivan, O’Reilly, Murphy, Kelly, Walsh, Byrne,
    Ryan, Doyle, McCarthy, Mac Cárthaigh, Gallagher, Doherty, O'Doherty, Kennedy, Fitzgerald, FitzPatrick, Ó Súilleabháin`),
};
