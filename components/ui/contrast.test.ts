import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');
const lines = [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g)];
const themes = {
  light: new Map(lines.map(([, name, light]) => [name, light])),
  dark: new Map(lines.map(([, name, , dark]) => [name, dark])),
};

const grounds = ['canvas', 'surface', 'surface-hover', 'sunken', 'raised'];
const rows = ['accent-soft', 'warning-soft', 'warning-hover', 'danger-soft', 'danger-hover'];
const everywhere = [...grounds, ...rows, 'success-soft'];

const text = [
  ...pairs(['ink', 'muted', 'accent-text'], everywhere),
  ...pairs(['warning-text'], [...grounds, 'accent-soft', 'warning-soft', 'warning-hover']),
  ...pairs(['danger-text'], [...grounds, 'accent-soft', 'danger-soft', 'danger-hover']),
  ...pairs(['success-text'], [...grounds, 'success-soft']),
  ...pairs(['accent-on'], ['accent', 'accent-strong']),
  ...pairs(['danger-on'], ['danger', 'danger-strong']),
  ...pairs(['canvas'], ['ink']),
];

const shapes = [
  ...pairs(['edge', 'accent'], everywhere),
  ...pairs(['danger', 'danger-line'], [...grounds, 'danger-soft', 'danger-hover']),
  ...pairs(['warning-line'], ['surface', 'canvas', 'warning-soft', 'warning-hover']),
  ...pairs(['success-line'], ['surface', 'canvas', 'success-soft']),
];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  it.each(text)('shows text in %s on %s', (front, back) => {
    expect(contrast(colour(theme, front), colour(theme, back))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapes)('shows shapes in %s on %s', (front, back) => {
    expect(contrast(colour(theme, front), colour(theme, back))).toBeGreaterThanOrEqual(3);
  });
});

function pairs(fronts: string[], backs: string[]): [string, string][] {
  return fronts.flatMap((front) => backs.map((back): [string, string] => [front, back]));
}

function colour(theme: keyof typeof themes, name: string): string {
  const found = themes[theme].get(name);
  if (!found) throw new Error(`globals.css has no colour --${name}.`);
  return found;
}

/** The ratio of WCAG 2: 1 for the same colour, 21 for black on white. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
