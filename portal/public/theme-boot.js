// Runs before the first paint, so that a dark control room never flashes white. The app takes over in theme.ts.
(function () {
  // The content security policy forbids eval, which the schema library would try once for speed. It asks when the first
  // schema is made: before any module of ours could say so.
  globalThis.__zod_globalConfig = { jitless: true };
  var root = document.documentElement;
  try {
    var theme = localStorage.getItem('parkwatch.theme');
    var language = localStorage.getItem('parkwatch.language');
    root.dataset.theme = theme === 'dark' ? 'dark' : 'light';
    root.lang = language === 'en' ? 'en' : 'zh-CN';
  } catch (_storageIsBlocked) {
    root.dataset.theme = 'light';
  }
  var fonts = document.createElement('link');
  fonts.rel = 'stylesheet';
  fonts.href = 'fonts.css';
  document.head.append(fonts);
})();
