/** Uses something while it is open, and closes it whatever happens: `await using`, for Node 22 as well. */
export async function whileOpen<T extends AsyncDisposable, R>(
  opening: Promise<T>,
  use: (opened: T) => Promise<R>,
): Promise<R> {
  const opened = await opening;
  try {
    return await use(opened);
  } finally {
    await opened[Symbol.asyncDispose]();
  }
}
