// Loads the page again after the next change, where it was scrolled to.
(() => {
  const generation = document.currentScript.src.split('?')[1];
  const place = `milepost ${location.pathname}`;
  const again = () => {
    sessionStorage.setItem(place, JSON.stringify([scrollX, scrollY]));
    location.reload();
  };
  const go = () =>
    fetch(`/.milepost/wait?${generation}`)
      .then((answer) => (answer.status === 200 ? again() : go()))
      .catch(() => setTimeout(go, 1000));
  const before = sessionStorage.getItem(place);
  if (before) {
    sessionStorage.removeItem(place);
    scrollTo(...JSON.parse(before));
    addEventListener('load', () => scrollTo(...JSON.parse(before)));
  }
  go();
})();
