"""The questions of the benchmark that python-igraph and networkx can answer, on the same graph: see bench/nation.mjs."""
import json
import sys
import time

import numpy


def timed(work):
    start = time.perf_counter()
    result = work()
    return result, (time.perf_counter() - start) * 1000


def main(directory, elements):
    links = numpy.fromfile(f"{directory}/links.i32", dtype=numpy.int32).reshape(-1, 2)
    depends = numpy.fromfile(f"{directory}/depends.i32", dtype=numpy.int32).reshape(-1, 2)
    roots = numpy.fromfile(f"{directory}/roots.i32", dtype=numpy.int32)
    own = numpy.fromfile(f"{directory}/own.i32", dtype=numpy.int32)
    ends = numpy.fromfile(f"{directory}/ends.i32", dtype=numpy.int32).reshape(-1, 2)
    answers = {}
    for name, run in (("igraph", with_igraph), ("networkx", with_networkx)):
        try:
            answers[name] = run(elements, links, depends, roots, own, ends)
        except ImportError as missing:
            answers[name] = {"missing": str(missing)}
    print(json.dumps(answers))


def clean_verdicts(label, ends):
    return int(numpy.count_nonzero((label[ends[:, 0]] >= 0) & (label[ends[:, 0]] == label[ends[:, 1]])))


def with_igraph(elements, links, depends, roots, own, ends):
    import igraph

    graph, load = timed(lambda: igraph.Graph(n=elements, edges=numpy.vstack([links, depends])))
    network = igraph.Graph(n=elements, edges=links)
    # Reversed: from what is needed to what needs it, so that one search follows exposure from all roots.
    exposure = igraph.Graph(n=elements + 1, edges=numpy.vstack([depends[:, ::-1], numpy.column_stack([numpy.full(len(roots), elements), roots])]), directed=True)

    def verdicts():
        dirty = exposure.subcomponent(elements, mode="out")
        clean = numpy.ones(elements, dtype=bool)
        clean[[e for e in dirty if e < elements]] = False
        kept = numpy.flatnonzero(clean)
        membership = network.induced_subgraph(kept).connected_components().membership
        label = numpy.full(elements, -1)
        label[kept] = membership
        return clean_verdicts(label, ends)

    clean, trust = timed(verdicts)
    removed = numpy.flatnonzero(own == 0)

    def one_supplier():
        rest = numpy.setdiff1d(numpy.arange(elements), removed)
        return network.induced_subgraph(rest).connected_components()

    _, single = timed(one_supplier)
    _, exposed = timed(lambda: exposure.subcomponent(int(removed[0]), mode="out"))
    return {"version": igraph.__version__, "load": load, "trust": trust, "clean": clean, "exposure": exposed * 200, "impact": single * 200, "pairs": single * 19900}


def with_networkx(elements, links, depends, roots, own, ends):
    import networkx

    def load():
        graph = networkx.Graph()
        graph.add_nodes_from(range(elements))
        graph.add_edges_from(links.tolist())
        directed = networkx.DiGraph()
        directed.add_edges_from(depends[:, ::-1].tolist())
        return graph, directed

    (network, exposure), loaded = timed(load)

    def verdicts():
        exposure.add_node("root")
        exposure.add_edges_from(("root", int(root)) for root in roots)
        dirty = networkx.descendants(exposure, "root") | {int(root) for root in roots}
        label = numpy.full(elements, -1)
        clean = network.subgraph(node for node in range(elements) if node not in dirty)
        for number, part in enumerate(networkx.connected_components(clean)):
            label[list(part)] = number
        return clean_verdicts(label, ends)

    clean, trust = timed(verdicts)
    removed = set(numpy.flatnonzero(own == 0).tolist())
    _, single = timed(lambda: sum(1 for _ in networkx.connected_components(network.subgraph(n for n in range(elements) if n not in removed))))
    _, exposed = timed(lambda: networkx.descendants(exposure, next(iter(removed))))
    return {"version": networkx.__version__, "load": loaded, "trust": trust, "clean": clean, "exposure": exposed * 200, "impact": single * 200, "pairs": single * 19900}


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
