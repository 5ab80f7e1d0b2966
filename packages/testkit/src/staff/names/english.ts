import { type Community, listed } from "./community.ts";

/** Names usual in England, including those of the Caribbean families who came with the Windrush. */
export const english: Community = {
  weight: 50,
  women:
    listed(`Sarah, Susan, Julie, Karen, Jacqueline, Deborah, Tracey, Jane, Helen, Diane, Sharon, Alison, Emma, Claire,
    Joanne, Lisa, Nicola, Rebecca, Laura, Gemma, Charlotte, Hannah, Jessica, Sophie, Chloe, Emily, Katie, Lauren, Amy, Olivia,
    Elizabeth, Margaret, Patricia, Christine, Janet, Anne Marie, Mary-Jane, Zoë, Chloë, Beverley, Yvonne, Marcia, Kimberley,
    Victoria, Catherine, Katherine, Kathryn, Philippa, Jennifer, Samantha, Stacey, Lucy, Holly, Abigail, Georgina`),
  men: listed(`David, Paul, Andrew, Mark, John, Michael, Stephen, Ian, Robert, Richard, Christopher, Peter, Simon, Anthony,
    Kevin, Gary, Steven, Martin, James, Matthew, Daniel, Thomas, William, Jack, Joshua, Samuel, Benjamin, Adam, Luke, Oliver,
    George, Edward, Philip, Timothy, Nicholas, Jonathan, Geoffrey, Trevor, Winston, Delroy, Nigel, Graham, Alexander, Harry`),
  family:
    listed(`Smith, Jones, Taylor, Brown, Wilson, Johnson, Walker, Wright, Robinson, Thompson, White, Hughes, Green, Hall,
    Wood, Harris, Lewis, Martin, Jackson, Clarke, Clark, Turner, Hill, Cooper, Ward, Moore, Baker, Harrison, King, Allen, Lee,
    Scott, Watson, Parker, Bennett, Young, Richardson, Cox, Marshall, Shaw, Simpson, Price, Carter, Bailey, Collins, Cook,
    Mitchell, Bell, Webb, Rogers, Palmer, Hurst, Mills, Holmes, Barnes, Knight, Matthews, Butler, Fisher, Russell, Dixon,
    Fletcher, Barker, Pearson, Armstrong, Hewitt, Ogden, Postlethwaite, Featherstone, Sidebottom, Le Fevre, St John,
    D'Arcy, Brontë, Grant, Campbell, Francis, Joseph, Daley, Bogle`),
};
