/** Pixels for the button that opens the menu of the rest. */
const moreWidth = 40;

/** How many buttons of a row stand beside one for the rest; as many as there are where the style sheet lets them wrap. */
export function countFitting(row: HTMLElement | null): number {
  if (!row) return Infinity;
  const { flexWrap, columnGap, paddingInlineStart, paddingInlineEnd } = getComputedStyle(row);
  if (flexWrap !== "nowrap") return Infinity;
  const gap = parseFloat(columnGap) || 0;
  const buttons = Array.from(row.children).filter((child): child is HTMLElement => child.tagName === "BUTTON");
  const room = row.clientWidth - (parseFloat(paddingInlineStart) || 0) - (parseFloat(paddingInlineEnd) || 0);
  const ends = buttons.map((_button, index) =>
    buttons.slice(0, index + 1).reduce((sum, { offsetWidth }) => sum + offsetWidth + gap, -gap),
  );
  if (!ends.some((end) => end > room)) return Infinity;
  return ends.filter((end) => end + gap + moreWidth <= room).length;
}
