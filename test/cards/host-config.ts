/**
 * How Teams shows a card, near enough to judge by eye: sizes, spaces and colours of its light, dark and high contrast
 * themes, as data for `new HostConfig(...)`, and the style sheet for what the renderer leaves to its host (buttons
 * and inputs).
 */
export type Theme = 'light' | 'dark' | 'contrast';

interface Ink {
  readonly text: string;
  readonly subtle: string;
  readonly accent: string;
  readonly good: string;
  readonly warning: string;
  readonly attention: string;
}

interface Palette extends Ink {
  readonly chat: string;
  readonly border: string;
  readonly rule: string;
  readonly button: string;
  readonly onButton: string;
  readonly danger: string;
  readonly grounds: {
    readonly default: string;
    readonly emphasis: string;
    readonly accent: string;
    readonly good: string;
    readonly warning: string;
    readonly attention: string;
  };
}

const palettes: Record<Theme, Palette> = {
  light: {
    text: '#242424',
    subtle: '#616161',
    accent: '#5B5FC7',
    good: '#237B4B',
    warning: '#835C00',
    attention: '#C4314B',
    chat: '#F5F5F5',
    border: '#D1D1D1',
    rule: '#E0E0E0',
    button: '#5B5FC7',
    onButton: '#FFFFFF',
    danger: '#C4314B',
    grounds: {
      default: '#FFFFFF',
      emphasis: '#F5F5F5',
      accent: '#E8EBFA',
      good: '#E7F2DA',
      warning: '#FBF6D9',
      attention: '#FCF0F2',
    },
  },
  dark: {
    text: '#FFFFFF',
    subtle: '#ADADAD',
    accent: '#9EA2FF',
    good: '#92C353',
    warning: '#F8D22A',
    attention: '#F1707B',
    chat: '#1F1F1F',
    border: '#666666',
    rule: '#525252',
    button: '#4F52B2',
    onButton: '#FFFFFF',
    danger: '#C4314B',
    grounds: {
      default: '#292929',
      emphasis: '#333333',
      accent: '#2F2F4A',
      good: '#1E3313',
      warning: '#463100',
      attention: '#3E1F25',
    },
  },
  // Teams gives text no colours in high contrast (msteams-docs#13042, #10237), and grounds none.
  contrast: {
    text: '#FFFFFF',
    subtle: '#FFFFFF',
    accent: '#FFFFFF',
    good: '#FFFFFF',
    warning: '#FFFFFF',
    attention: '#FFFFFF',
    chat: '#000000',
    border: '#FFFFFF',
    rule: '#FFFFFF',
    button: '#1AEBFF',
    onButton: '#000000',
    danger: '#FFFFFF',
    grounds: {
      default: '#000000',
      emphasis: '#000000',
      accent: '#000000',
      good: '#000000',
      warning: '#000000',
      attention: '#000000',
    },
  },
};

const ink = (colour: string) => ({ default: colour, subtle: colour });

const inks = (palette: Palette) => {
  return {
    default: { default: palette.text, subtle: palette.subtle },
    dark: ink(palette.text),
    light: ink(palette.text),
    accent: ink(palette.accent),
    good: ink(palette.good),
    warning: ink(palette.warning),
    attention: ink(palette.attention),
  };
};

const fonts = "'Segoe UI', Selawik, 'Open Sans', Arial, sans-serif";

const font = {
  fontFamily: fonts,
  fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 26 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
};

/** The settings of the renderer for a theme. */
export function hostConfig(theme: Theme): object {
  const palette = palettes[theme];
  const foregroundColors = inks(palette);
  return {
    choiceSetInputValueSeparator: ',',
    supportsInteractivity: true,
    spacing: { small: 4, default: 12, medium: 16, large: 24, extraLarge: 32, padding: 16 },
    separator: { lineThickness: 1, lineColor: palette.rule },
    fontTypes: { default: font, monospace: font },
    lineHeights: { small: 16, default: 20, medium: 22, large: 28, extraLarge: 34 },
    containerStyles: Object.fromEntries(
      Object.entries(palette.grounds).map(([name, backgroundColor]) => [name, { backgroundColor, foregroundColors }]),
    ),
    inputs: { label: { inputSpacing: 'Small', optionalInputs: { weight: 'Bolder' } } },
    textBlock: { headingLevel: 2 },
    actions: {
      maxActions: 6,
      buttonSpacing: 8,
      spacing: 'Medium',
      actionsOrientation: 'Horizontal',
      actionAlignment: 'Left',
    },
  };
}

/** The style sheet of a theme, for a page that holds one card in `#card`. */
export function styleSheet(theme: Theme): string {
  const { border, button, chat, danger, grounds, onButton, text } = palettes[theme];
  return `
    :root { color-scheme: ${theme === 'light' ? 'light' : 'dark'}; }
    * { box-sizing: border-box; }
    body { margin: 0; padding: 12px; background: ${chat}; font-family: ${fonts}; }
    #card { overflow-wrap: break-word; overflow: hidden; background: ${grounds.default}; border: 1px solid ${border};
      border-radius: 6px; }
    .ac-actionSet { flex-wrap: wrap; gap: 8px 0; }
    .ac-pushButton { min-height: 32px; padding: 5px 12px; border: 1px solid ${border}; border-radius: 4px;
      background: ${grounds.default}; color: ${text}; font: 600 14px/20px ${fonts}; }
    .ac-pushButton.style-positive { background: ${button}; border-color: ${button}; color: ${onButton}; }
    .ac-pushButton.style-destructive { background: ${grounds.default}; border-color: ${danger}; color: ${danger}; }
    .ac-input { font: 14px/20px ${fonts}; color: ${text}; }
    .ac-textInput, .ac-dateInput, .ac-multichoiceInput { width: 100%; min-height: 32px; padding: 5px 10px;
      border: 1px solid ${border}; border-bottom-color: ${text}; border-radius: 4px; background: ${grounds.default}; }
    .ac-multiline { min-height: 72px; }
    .ac-container.ac-selectable { border-radius: 4px; }
    [id^='bordered'] { border: 1px solid ${border}; border-radius: 4px; }
  `;
}
