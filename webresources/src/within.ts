/** The answer to a question, or an error when it takes longer than `milliseconds`. */
export function within<Answer>(question: Promise<Answer>, milliseconds: number): Promise<Answer> {
  let timer: number | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = window.setTimeout(
      () => reject(new Error(`No answer within ${milliseconds / 1000} seconds.`)),
      milliseconds,
    );
  });
  return Promise.race([question, limit]).finally(() => window.clearTimeout(timer));
}
