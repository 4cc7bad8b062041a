(() => {
  const go = () =>
    fetch('/.milepost/wait')
      .then((answer) => (answer.status === 200 ? location.reload() : go()))
      .catch(() => setTimeout(go, 1000));
  go();
})();
