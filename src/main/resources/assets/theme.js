// Runs before the first paint: AUTO follows the device, so that a dark room sees no white flash.
(() => {
    'use strict';
    const root = document.documentElement;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const paint = () => {
        const theme = root.dataset.theme;
        root.dataset.bsTheme = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme;
    };
    dark.addEventListener('change', paint);
    new MutationObserver(paint).observe(root, { attributeFilter: ['data-theme'] });
    paint();
})();
