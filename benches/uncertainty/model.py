"""The scenario beside this file in NumPy: the lines of the ledger that it has, vectorised over draws.

What no uncertain input touches is worked out once, for the months alone. Draws are taken in blocks that stay in
the processor's cache, which is faster than all at once.

    model.py FIELDS.json SCENARIO.toml DRAWS.csv SAMPLES
    model.py FIELDS.json SCENARIO.toml

FIELDS.json is what `crossover fields --format json` prints, DRAWS.csv what `crossover uncertainty --format csv`
does: its present values have to be those of this model. Prints the largest relative difference and how long
SAMPLES draws of the model's own took, everything from the random numbers to the answers, in milliseconds.
Without draws it prints what no uncertain input touches, for models in other languages.
"""

import csv
import json
import sys
import time
import tomllib

import numpy as np

STRATEGIES = ["prompt_only", "rag", "fine_tuned", "hybrid", "staged"]
BLOCK = 1_000
BINS = 64
Z95 = 1.6448536269514722


def flat(table, path=""):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{path}{key}.")
        else:
            yield path + key, value


def read(fields, scenario):
    """The value of every input by its path, and the ranges."""
    with open(scenario, "rb") as file:
        table = tomllib.load(file)
    with open(fields) as file:
        known = json.load(file)
    values = {}
    for field in known:
        try:
            values[field["path"]] = float(field["default"].replace(",", ""))
        except (TypeError, ValueError):
            pass
    uncertainty = table.pop("uncertainty")
    values.update(flat(table))
    return values, uncertainty


class Model:
    """Everything that no uncertain input touches."""

    def __init__(self, v):
        self.v = v
        self.months = months = int(v["horizon.months"])
        t = np.arange(months)
        rate = v["horizon.discount_rate_per_year"]
        discount = (1 + rate) ** (-np.arange(months + 1) / 12)
        self.early, self.late = discount[:-1], discount[1:]
        growth, churn = v["knowledge.growth_per_month"], v["knowledge.churn_per_month"]
        corpus = v["knowledge.documents"] * v["knowledge.tokens_per_document"] * (1 + growth) ** t
        changed = max(0.0, growth + churn) * corpus
        engineer, expert = v["labour.engineer_usd_per_hour"], v["labour.expert_usd_per_hour"]
        self.engineer = engineer

        # Retrieval: index, store, searches.
        document = v["knowledge.tokens_per_document"]
        self.chunk = chunk = min(v["rag.chunking.chunk_tokens"], document)
        stride = document if document <= chunk else chunk - v["rag.chunking.overlap_tokens"]
        size = v["rag.embedding.dimensions"] * v["rag.embedding.bytes_per_dimension"]
        size += v["rag.store.metadata_bytes_per_vector"]
        units = max(
            v["rag.store.min_write_units"] / v["rag.store.vectors_per_request"],
            v["rag.store.write_units_per_kb"] * size / 1000,
        )
        embed = chunk / stride * v["rag.embedding.usd_per_mtok"] / 1e6
        write = units / stride * v["rag.store.write_usd_per_million_units"] / 1e6
        gigabytes = corpus / stride * size / 1e9
        self.first_index = (embed + write) * corpus
        self.index = embed * changed
        self.store = write * changed + gigabytes * v["rag.store.storage_usd_per_gb_month"]
        reads = np.maximum(v["rag.store.min_read_units"], gigabytes * v["rag.store.read_units_per_gb"])
        self.read = v["rag.retrieval_rounds"] * reads * v["rag.store.read_usd_per_million_units"] / 1e6
        self.minimum = v["rag.store.minimum_usd_per_month"]
        question = v["workload.question_tokens"]
        self.ask = v["rag.retrieval_rounds"] * question * v["rag.embedding.usd_per_mtok"] / 1e6
        self.rag_setup = (v["rag.setup_hours"] + v["rag.evaluation_hours"]) * engineer

        # Tuning: dataset, training, evaluation.
        examples = v["fine_tuning.dataset.examples"]
        experts = examples * v["fine_tuning.dataset.expert_minutes_per_example"] / 60 * expert
        labels = examples * v["fine_tuning.dataset.usd_per_example"]
        dataset = labels + experts + v["fine_tuning.dataset.preparation_hours"] * engineer
        tokens = examples * v["fine_tuning.dataset.tokens_per_example"] * v["fine_tuning.training.epochs"]
        run = tokens * (1 + v["fine_tuning.training.validation_share"]) * v["fine_tuning.training.usd_per_mtok"]
        run = max(run / 1e6, v["fine_tuning.training.minimum_usd_per_run"])
        calls = v["fine_tuning.evaluation.usd_per_training"]
        first = v["fine_tuning.training.runs"] * run + calls
        first += v["fine_tuning.evaluation.hours_per_training"] * engineer
        self.first_training = dataset + first
        self.later_training = dataset * (1 - v["staged.dataset_saving_share"]) + first
        again = v["fine_tuning.retraining.dataset_refresh_share"] * dataset + calls
        again += v["fine_tuning.retraining.runs"] * run
        again += v["fine_tuning.evaluation.hours_per_retraining"] * engineer
        self.retraining = again + v["fine_tuning.retraining.engineering_hours"] * engineer
        self.integration = v["hybrid.integration_hours"] * engineer
        self.tuned_upkeep = v["fine_tuning.upkeep_hours_per_month"] * engineer

        # Answers without their knowledge, by the month.
        share, usd = v["knowledge.question_share"], v["quality.usd_per_error"]
        kept = (1 - churn) / (1 + max(0.0, growth))
        indexed = kept ** (v["quality.index_lag_days"] / (730 / 24) / 2)
        self.unknown_prompt = np.full(months, share * (1 - v["prompt_only.corpus_coverage"]) * usd)
        self.unknown_rag = np.full(months, share * (1 - indexed) * usd)
        self.due = {
            "fine_tuned": [m for m in range(1, months) if m % v["fine_tuning.retraining.every_months"] == 0],
            "hybrid": [m for m in range(1, months) if m % v["hybrid.retrain_every_months"] == 0],
        }
        self.switch = int(v["staged.switch_month"]) - 1
        every = int(v["hybrid.retrain_every_months"])
        self.due["staged"] = list(range(self.switch + every, months, every))
        age = np.zeros(months)
        for month in range(months):
            age[month] = 0.5 if month == 0 or month in self.due["fine_tuned"] else age[month - 1] + 1
        self.unknown_tuned = share * (1 - v["fine_tuning.corpus_coverage"] * kept**age) * usd

    def queries(self, draw):
        first, growth = draw["workload.queries_per_month"], draw["workload.growth.per_month"]
        q = np.empty((len(first), self.months))
        q[:, 0] = first
        q[:, 1:] = (1 + growth)[:, None]
        return np.cumprod(q, axis=1, out=q)

    def by_the_token(self, draw, prefix, hit, context):
        """What the calls of a query cost with the base model."""
        v = self.v
        fresh = v["models.base.input_usd_per_mtok"]
        cached = v["models.base.cached_input_usd_per_mtok"]
        history = v["workload.history_tokens"]
        resent_hit = v["workload.resent_cache_hit_share"]
        if prefix + history < v["models.base.min_cacheable_tokens"]:
            known = (prefix + history) * fresh
        else:
            known = prefix * (hit * cached + (1 - hit) * fresh)
            known += history * (resent_hit * cached + (1 - resent_hit) * fresh)
        new = (v["workload.question_tokens"] + context) * fresh
        return (known + new + draw["workload.answer_tokens"] * draw["models.base.output_usd_per_mtok"]) / 1e6

    def by_the_replica(self, draw, q, prefix, hit, context):
        """What the replicas of the tuned model cost in each month."""
        v = self.v
        read = prefix * (1 - hit) + v["workload.history_tokens"] * (1 - v["workload.resent_cache_hit_share"])
        read = (read + v["workload.question_tokens"] + context) / v["models.tuned.prefill_tokens_per_second"]
        seconds = read + draw["workload.answer_tokens"] / v["models.tuned.decode_tokens_per_second"]
        headroom = 1 + (v["workload.peak_to_mean"] - 1) * (1 - v["models.tuned.autoscale_share"])
        load = seconds * headroom / (730 * 3600 * v["models.tuned.target_utilisation"])
        step = v["models.tuned.replica_step"]
        replicas = q * (load / step)[:, None]
        replicas -= 1e-9
        np.ceil(replicas, out=replicas)
        np.maximum(replicas * step, v["models.tuned.min_replicas"], out=replicas)
        replicas *= v["models.tuned.replica_usd_per_hour"] * 730
        return replicas

    def searching(self, draw, q):
        """What retrieval accrues in each month, generation apart."""
        stored = q * self.read
        stored += self.store
        np.maximum(stored, self.minimum, out=stored)
        stored += self.index
        stored += (draw["rag.upkeep_hours_per_month"] * self.engineer)[:, None]
        return stored

    def costs(self, draw):
        """What falls at the start of each month and what accrues over it, for each strategy."""
        v, months = self.v, self.months
        q = self.queries(draw)
        count = len(q)
        context = draw["rag.top_k"] * self.chunk * v["rag.retrieval_rounds"]
        hybrid_context = v["hybrid.top_k"] * self.chunk * v["rag.retrieval_rounds"]
        tuned_setup = draw["fine_tuning.setup_hours"] * self.engineer
        searching = self.searching(draw, q)

        start = np.zeros((count, months))
        start[:, 0] = v["prompt_only.setup_hours"] * self.engineer
        each = self.by_the_token(draw, v["prompt_only.context_tokens"], v["prompt_only.cache_hit_share"], 0.0)
        accrual = (each[:, None] + self.unknown_prompt) * q
        accrual += v["prompt_only.upkeep_hours_per_month"] * self.engineer
        yield start, accrual

        start = np.zeros((count, months))
        start[:, 0] = self.rag_setup + self.first_index[0]
        each = self.by_the_token(draw, v["rag.system_prompt_tokens"], v["rag.cache_hit_share"], context)
        rag = (each[:, None] + (self.ask + self.unknown_rag)) * q
        rag += searching
        yield start, rag

        start = np.zeros((count, months))
        start[:, 0] = tuned_setup + self.first_training
        start[:, self.due["fine_tuned"]] = self.retraining
        prefix, hit = v["fine_tuning.system_prompt_tokens"], v["fine_tuning.cache_hit_share"]
        accrual = self.by_the_replica(draw, q, prefix, hit, 0.0)
        accrual += q * self.unknown_tuned
        accrual += self.tuned_upkeep
        yield start, accrual

        start = np.zeros((count, months))
        start[:, 0] = self.rag_setup + self.first_index[0] + tuned_setup + self.first_training + self.integration
        start[:, self.due["hybrid"]] = self.retraining
        prefix, hit = v["hybrid.system_prompt_tokens"], v["rag.cache_hit_share"]
        hybrid = self.by_the_replica(draw, q, prefix, hit, hybrid_context)
        hybrid += q * (self.ask + self.unknown_rag)
        hybrid += searching
        hybrid += self.tuned_upkeep
        yield start, hybrid

        switch = self.switch
        start = np.zeros((count, months))
        start[:, 0] = self.rag_setup + self.first_index[0]
        start[:, switch] = tuned_setup + self.later_training + self.integration
        start[:, self.due["staged"]] = self.retraining
        yield start, np.concatenate([rag[:, :switch], hybrid[:, switch:]], axis=1)

    def present_values(self, draw):
        return [start @ self.early + accrual @ self.late for start, accrual in self.costs(draw)]

    def evaluate(self, draw, challenger, incumbent):
        """Present values; when the challenger is ahead by the end of a month; and when it first and lastingly is."""
        values, curves = [], {}
        for place, (start, accrual) in enumerate(self.costs(draw)):
            if place in (challenger, incumbent):
                steps = np.empty((len(start), 2 * self.months))
                steps[:, 0::2] = start * self.early
                steps[:, 1::2] = accrual * self.late
                np.cumsum(steps, axis=1, out=steps)
                values.append(steps[:, -1].copy())
                curves[place] = steps
            else:
                values.append(start @ self.early + accrual @ self.late)
        a, b = curves[challenger], curves[incumbent]
        behind = a - b
        behind[np.abs(behind) <= 1e-9 * np.maximum(np.abs(a), np.abs(b))] = 0.0
        from_, to = behind[:, 0::2], behind[:, 1::2]
        ahead = (from_ < 0) | (to < 0)
        ends = to < 0
        month = np.arange(self.months)
        with np.errstate(divide="ignore", invalid="ignore"):
            crossing = month + np.where(from_ < 0, 0.0, from_ / (from_ - to))
        rows = np.arange(len(a))
        first = np.where(ahead.any(axis=1), crossing[rows, ahead.argmax(axis=1)], np.nan)
        # The last month that does not begin ahead, if all after it do and the end is ahead.
        broken = ~((from_ < 0) & (to < 0))
        last = self.months - 1 - broken[:, ::-1].argmax(axis=1)
        lasting = np.where(broken.any(axis=1), np.where(ends[rows, last], crossing[rows, last], last + 1.0), 0.0)
        lasting[~ends[:, -1]] = np.nan
        return values, ends, first, lasting, behind


def draws(uncertainty, count, random):
    """Random draws of the ranges; the ranks of the correlated ones by a Gaussian copula."""
    ranges = uncertainty["ranges"]
    names = [one["field"] for one in ranges]
    joint = np.eye(len(ranges))
    for one in uncertainty.get("correlations", []):
        a, b = (names.index(field) for field in one["fields"])
        joint[a, b] = joint[b, a] = 2 * np.sin(np.pi * one["rank"] / 6)
    z = np.linalg.cholesky(joint) @ random.standard_normal((len(ranges), count))
    draw = {}
    for place, one in enumerate(ranges):
        low, high = one["low"], one["high"]
        if one["shape"] == "uniform":
            # The only one is a whole number, each as likely.
            draw[one["field"]] = random.integers(low, high + 1, count).astype(float)
            continue
        if one["shape"] == "lognormal":
            low, high = np.log(low), np.log(high)
        x = (low + high) / 2 + (high - low) / (2 * Z95) * z[place]
        draw[one["field"]] = np.maximum(np.exp(x), 0.0) if one["shape"] == "lognormal" else x
    return draw


def run(model, uncertainty, samples, seed):
    """Everything that `crossover uncertainty --format json` prints."""
    random = np.random.default_rng(seed)
    draw = draws(uncertainty, samples, random)
    challenger, incumbent = STRATEGIES.index("fine_tuned"), STRATEGIES.index("rag")
    parts = []
    for begin in range(0, samples, BLOCK):
        block = {name: values[begin : begin + BLOCK] for name, values in draw.items()}
        values, ends, first, lasting, behind = model.evaluate(block, challenger, incumbent)
        fan = behind[:, 1::2] if begin < 4_096 else None
        parts.append((np.array(values), ends.sum(axis=0), first, lasting, fan))
    costs = np.concatenate([part[0] for part in parts], axis=1)
    first, lasting = (np.concatenate([part[place] for part in parts]) for place in (2, 3))
    shares = [5, 25, 50, 75, 95]
    found = {
        "quantiles": np.percentile(costs, shares, axis=1),
        "means": costs.mean(axis=1),
        "ahead": sum(part[1] for part in parts) / samples,
        "fan": np.percentile(np.concatenate([part[4] for part in parts if part[4] is not None]), shares, axis=0),
        "first": np.percentile(first[~np.isnan(first)], [5, 50, 95]),
        "lasting": np.percentile(lasting[~np.isnan(lasting)], [5, 50, 95]),
    }
    # Prompt only does not fit in this scenario.
    fit = costs[1:]
    found["cheapest"] = np.bincount(fit.argmin(axis=0), minlength=4) / samples
    least = fit.mean(axis=1).min()
    found["evpi"] = least - fit.min(axis=0).mean()
    found["evppi"] = {}
    for name, values in draw.items():
        order = np.argsort(values)
        edges = np.arange(BINS) * samples // BINS
        sums = np.add.reduceat(fit[:, order], edges, axis=1)
        found["evppi"][name] = least - sums.min(axis=0).sum() / samples
    return found


def check(model, path):
    """The largest relative difference between the present values of a CSV of draws and the model's."""
    with open(path) as file:
        rows = list(csv.reader(file))
    columns = {name: np.array([float(row[place] or "nan") for row in rows[1:]]) for place, name in enumerate(rows[0])}
    values = model.present_values(columns)
    expected = [columns[f"{strategy}.present_value_usd"] for strategy in STRATEGIES]
    worst = max(np.abs(a / b - 1).max() for a, b in zip(values, expected))
    challenger, incumbent = STRATEGIES.index("fine_tuned"), STRATEGIES.index("rag")
    _, _, first, lasting, _ = model.evaluate(columns, challenger, incumbent)
    for found, name in [(first, "first_month"), (lasting, "lasting_month")]:
        assert (np.isnan(found) == np.isnan(columns[name])).all(), name
        assert np.allclose(found, columns[name], rtol=1e-7, atol=1e-7, equal_nan=True), name
    return worst


def constants(model):
    """What RAG and fine-tuning need that no uncertain input touches."""
    lists = {name: value.tolist() for name, value in vars(model).items() if isinstance(value, np.ndarray)}
    plain = {name: value for name, value in vars(model).items() if isinstance(value, (int, float))}
    return {"v": model.v, "due": model.due["fine_tuned"], **plain, **lists}


def main():
    fields, scenario, *rest = sys.argv[1:]
    values, uncertainty = read(fields, scenario)
    model = Model(values)
    if not rest:
        print(json.dumps({"uncertainty": uncertainty, **constants(model)}))
        return
    path, samples = rest
    worst = check(model, path)
    begin = time.perf_counter()
    run(model, uncertainty, int(samples), 1)
    milliseconds = (time.perf_counter() - begin) * 1e3
    print(json.dumps({"worst": worst, "milliseconds": milliseconds}))


main()
