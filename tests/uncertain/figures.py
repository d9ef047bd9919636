"""Prints the figures in figures.json: python3 tests/uncertain/figures.py > tests/uncertain/figures.json

Needs SciPy; the figures beside this file are of SciPy 1.17.1.
"""

import json
import math

from scipy import integrate, optimize, stats

Z95 = float(stats.norm.ppf(0.95))
RANGES = [(20_000, 80_000), (5_000, 60_000)]


def lognormal(low, high):
    low, high = math.log(low), math.log(high)
    return stats.lognorm(s=(high - low) / (2 * Z95), scale=math.exp((low + high) / 2))


a, b = (lognormal(*ends) for ends in RANGES)


def below(x):
    """The share of the sum of both below x: of the second, for every value of the first."""
    share = lambda p: b.cdf(x - a.ppf(p))
    return integrate.quad(share, 0, a.cdf(x), limit=400, epsabs=1e-12, epsrel=1e-12)[0]


def quantile(p):
    return optimize.brentq(lambda x: below(x) - p, 1_000, 10_000_000, xtol=1e-6)


shares = [1e-9, 1e-6, 0.001, 0.01, 0.05, 0.075, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.925, 0.95, 0.99, 0.999]
figures = {
    "normal_quantiles": [[p, float(stats.norm.ppf(p))] for p in shares],
    "lognormal_sum": {
        "ranges": RANGES,
        "mean": float(a.mean() + b.mean()),
        "quantiles": [[p, quantile(p)] for p in (0.05, 0.5, 0.95)],
    },
}
print(json.dumps(figures, indent=1))
