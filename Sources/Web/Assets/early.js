// A classic script in the head, which waits for nothing: what a page shows first is asked for while its scripts are
// still on their way. server.js takes the answers; what it does not ask for, as in another language, is left.
{
  const stored = () => {
    try {
      return localStorage.getItem('call-statistics.language');
    } catch {
      return null;
    }
  };
  const preferred = (navigator.languages?.[0] ?? navigator.language ?? 'en').slice(0, 2);
  const language = (stored() ?? preferred) === 'de' ? 'de' : 'en';
  const headers = { accept: 'application/json', 'accept-language': language };
  const addresses = [`api/v1/live?lang=${language}`, `api/v1/panels?lang=${language}`, 'api/v1/session'];
  globalThis.early = new Map(addresses.map((address) => [address, fetch(address, { headers }).catch(() => null)]));
}
