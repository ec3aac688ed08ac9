// SPDX-License-Identifier: Apache-2.0
// The one form in which rivals report a step.

/** Runs `step` and prints one line of JSON; `step` returns how many rows its result has. */
export async function measured(rival, name, threads, step) {
  const cpuBefore = process.cpuUsage();
  const begun = process.hrtime.bigint();
  const rows = await step();
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  const cpu = process.cpuUsage(cpuBefore);
  print(rival, name, threads, seconds, (cpu.user + cpu.system) / 1e6, rows);
}

/** Runs `step` six times and prints the median of the last five. */
export async function measuredWarm(rival, name, threads, step) {
  await step();
  const seconds = [];
  const cpuBefore = process.cpuUsage();
  let rows = 0;
  while (seconds.length < 5) {
    const begun = process.hrtime.bigint();
    rows = await step();
    seconds.push(Number(process.hrtime.bigint() - begun) / 1e9);
  }
  const cpu = process.cpuUsage(cpuBefore);
  seconds.sort((a, b) => a - b);
  print(rival, name, threads, seconds[2], (cpu.user + cpu.system) / 1e6 / seconds.length, rows);
}

function print(rival, step, threads, seconds, cpu, rows) {
  const rounded = (value) => Number(value.toFixed(6));
  const line = {
    rival,
    step,
    threads,
    seconds: rounded(seconds),
    cpu_seconds: rounded(cpu),
    max_rss_mb: Math.round(process.resourceUsage().maxRSS * 1024 / 1e6),
    rows,
  };
  const members = Object.entries(line).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
  console.log(`{${members.join(', ')}}`);
}
