// Starts the calculator. Where it cannot be loaded, the page says so instead of staying empty.
import("./crossover.js")
  .then((crossover) => crossover.default())
  .catch((error) => {
    console.error(error);
    const notice = document.getElementById("unavailable");
    if (notice) notice.hidden = false;
  });
