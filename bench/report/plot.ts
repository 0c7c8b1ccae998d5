import { spread } from '@/bench/report/spread';
import type { Row } from '@/bench/report/summary';

type Plot = { title: string; unit: string; figure: (row: Row) => number };

const [WIDTH, HEIGHT] = [760, 420];
const [LEFT, RIGHT, TOP, BOTTOM] = [80, 150, 44, 48];
const LINE_HEIGHT = 15;
const COLOURS = ['#333333', '#c2410c', '#2563eb', '#15803d', '#7e22ce', '#6b7280', '#0f766e', '#be185d'];

/**
 * One line a contender over the number of connections, as SVG. Both axes are logarithmic: a step up is
 * ten times as much, and lines that are as far apart are as many times apart.
 */
export function plot(rows: readonly Row[], { title, unit, figure }: Plot): string {
  const names = [...new Set(rows.map((row) => row.contender))];
  const counts = [...new Set(rows.map((row) => row.connections))].sort((a, b) => a - b);
  const values = rows.map(figure).filter((value) => value > 0);
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.ceil(Math.log10(Math.max(...values)));
  const x = (at: number) => LEFT + (at / Math.max(1, counts.length - 1)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) =>
    HEIGHT - BOTTOM - ((Math.log10(value) - low) / Math.max(1, high - low)) * (HEIGHT - TOP - BOTTOM);

  const grid = Array.from({ length: high - low + 1 }, (_, step) => {
    const value = 10 ** (low + step);
    return `<path d="M${LEFT} ${y(value)}H${WIDTH - RIGHT}" stroke="#ddd"/>${text(LEFT - 8, y(value) + 4, String(Number(value.toPrecision(1))), 'end')}`;
  });
  const ticks = counts.map((count, at) => text(x(at), HEIGHT - BOTTOM + 20, String(count), 'middle'));
  const curves = names.map((name) => {
    const mine = rows.filter((row) => row.contender === name && figure(row) > 0);
    return { name, points: mine.map((row) => [x(counts.indexOf(row.connections)), y(figure(row))] as const) };
  });
  const labels = spread(
    curves.map(({ points }) => points.at(-1)?.[1] ?? 0),
    LINE_HEIGHT,
  );
  const lines = curves.map(({ name, points }, index) => {
    const colour = COLOURS[index % COLOURS.length];
    const dots = points
      .map(([px, py]) => `<circle cx="${px}" cy="${py}" r="3.5" fill="${colour}"/>`)
      .join('');
    const path = points.map(([px, py]) => `${px} ${py}`).join('L');
    return `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}${text(WIDTH - RIGHT + 10, (labels[index] ?? 0) + 4, name, 'start', colour)}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="13">
<rect width="100%" height="100%" fill="#fff"/>
${text(LEFT, 24, `${title} (${unit})`, 'start')}
${[...grid, ...ticks, ...lines].join('\n')}
${text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, 'connections', 'middle')}
</svg>
`;
}

function text(x: number, y: number, words: string, anchor: string, colour = '#333'): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${colour}">${words}</text>`;
}
