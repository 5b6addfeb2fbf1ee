// A classic script in the head, as theme.js is for the other pages: a screen on a wall is dark unless somebody chose.
{
  const stored = () => {
    try {
      return localStorage.getItem('call-statistics.wall.theme') ?? localStorage.getItem('call-statistics.theme');
    } catch {
      return null;
    }
  };
  const asked = new URLSearchParams(location.search).get('theme');
  document.documentElement.dataset.theme = ['light', 'dark'].find((theme) => theme === asked) ?? stored() ?? 'dark';
}
