import type { Config } from 'tailwindcss';

/** Every colour is a CSS variable of app/globals.css, where both themes stand side by side. */
const colors = {
  transparent: 'transparent',
  current: 'currentColor',
  inherit: 'inherit',
  canvas: 'var(--canvas)',
  surface: { DEFAULT: 'var(--surface)', hover: 'var(--surface-hover)' },
  sunken: 'var(--sunken)',
  raised: 'var(--raised)',
  line: 'var(--line)',
  edge: 'var(--edge)',
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  scrim: 'var(--scrim)',
  accent: {
    DEFAULT: 'var(--accent)',
    strong: 'var(--accent-strong)',
    on: 'var(--accent-on)',
    text: 'var(--accent-text)',
    soft: 'var(--accent-soft)',
  },
  warning: {
    soft: 'var(--warning-soft)',
    hover: 'var(--warning-hover)',
    line: 'var(--warning-line)',
    text: 'var(--warning-text)',
  },
  danger: {
    DEFAULT: 'var(--danger)',
    strong: 'var(--danger-strong)',
    on: 'var(--danger-on)',
    soft: 'var(--danger-soft)',
    hover: 'var(--danger-hover)',
    line: 'var(--danger-line)',
    text: 'var(--danger-text)',
  },
  success: { soft: 'var(--success-soft)', line: 'var(--success-line)', text: 'var(--success-text)' },
};

export default {
  content: ['./app/**/*.tsx', './components/**/*.{ts,tsx}'],
  theme: {
    colors,
    borderRadius: {
      none: '0',
      sm: '0.25rem',
      DEFAULT: '0.375rem',
      md: '0.5rem',
      lg: '0.75rem',
      full: '9999px',
    },
    boxShadow: {
      none: 'none',
      sm: '0 1px 2px var(--shadow-near)',
      md: '0 1px 2px var(--shadow-near), 0 6px 20px -4px var(--shadow-far)',
      lg: '0 2px 6px var(--shadow-near), 0 24px 56px -12px var(--shadow-far)',
    },
    fontFamily: {
      sans: [
        '-apple-system',
        '"Segoe UI"',
        'Roboto',
        '"Noto Sans"',
        'Cantarell',
        '"Liberation Sans"',
        'system-ui',
        'sans-serif',
      ],
      mono: [
        'ui-monospace',
        '"SF Mono"',
        '"Cascadia Mono"',
        'Menlo',
        'Consolas',
        '"Liberation Mono"',
        'monospace',
      ],
    },
    fontSize: {
      xs: ['0.75rem', '1.125rem'],
      sm: ['0.8125rem', '1.25rem'],
      base: ['0.9375rem', '1.5rem'],
      lg: ['1.0625rem', '1.5rem'],
      xl: ['1.3125rem', '1.75rem'],
      '2xl': ['1.625rem', '2rem'],
    },
    extend: {
      maxWidth: { content: '72rem', form: '38rem', sentence: '42rem' },
      spacing: { control: '2.25rem', 'control-sm': '1.875rem', gutter: 'clamp(1rem, 3vw, 2rem)' },
      zIndex: { menu: '20', scrim: '30', dialog: '31', toast: '40' },
    },
  },
} satisfies Config;
