const MEGABYTE = 1024;

/** Best of the runs; `rows` collects one row per operation. */
export function meter() {
  const rows = [];
  const faults = [];
  return {
    rows,
    faults,
    measure(key, what, goal, runs, work) {
      let ms = Infinity;
      let cpu = Infinity;
      let result;
      for (let run = 0; run < runs; run++) {
        const before = process.cpuUsage();
        const start = performance.now();
        result = work();
        ms = Math.min(ms, performance.now() - start);
        const used = process.cpuUsage(before);
        cpu = Math.min(cpu, (used.user + used.system) / 1000);
      }
      rows.push({ key, what, goal, ms, cpu });
      return result;
    },
    check(what, actual, expected) {
      if (JSON.stringify(actual) !== JSON.stringify(expected))
        faults.push(`${what}: ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
    },
  };
}

export const peakMegabytes = () => Math.round(process.resourceUsage().maxRSS / MEGABYTE);
