import { createTheme } from '@mantine/core';

const FONT = "'Inter Variable', system-ui, sans-serif";

/**
 * Sizes and defaults of the component library. Colours are custom properties of the style sheets (theme/colours.css):
 * nothing is written into a style element at run time, so that a strict content security policy holds. For the same
 * reason nothing locks scrolling by injected styles; colours.css does it.
 */
export const theme = createTheme({
  fontFamily: FONT,
  headings: { fontFamily: FONT, fontWeight: '620' },
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', allowDeselect: false, comboboxProps: { shadow: 'sm' } } },
    Modal: { defaultProps: { lockScroll: false, centered: false, transitionProps: { duration: 0 } } },
    Drawer: { defaultProps: { lockScroll: false } },
    Menu: { defaultProps: { shadow: 'sm', position: 'bottom-start', transitionProps: { duration: 80 } } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 80 } } },
  },
});
