// A classic script in the head: the theme must stand before the first pixel, and a module would come too late.
{
  const system = matchMedia('(prefers-color-scheme: dark)');
  const stored = () => {
    try {
      return localStorage.getItem('call-statistics.theme');
    } catch {
      return null;
    }
  };
  const apply = () => {
    document.documentElement.dataset.theme = stored() ?? (system.matches ? 'dark' : 'light');
  };
  system.addEventListener('change', apply);
  apply();
}
