export default {
  base: "./",
  // The package waits for its model at the top level.
  build: { target: "es2022" },
  worker: { format: "es" },
  // It finds its model beside its own file, also while one develops.
  optimizeDeps: { exclude: ["crossover"] },
};
