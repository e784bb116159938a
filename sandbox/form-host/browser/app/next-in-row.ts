/** Where a key leads in a row of `count` things, round and round; left and right change places where people write from right to left. Undefined for other keys. */
export function nextInRow(key: string, at: number, count: number): number | undefined {
  const forward = document.documentElement.dir === "rtl" ? -1 : 1;
  const step = { ArrowRight: forward, ArrowLeft: -forward }[key];
  if (step) return (at + step + count) % count;
  return { Home: 0, End: count - 1 }[key];
}
