# SPDX-License-Identifier: Apache-2.0
# Reads the lines of JSON that bench/run collects. Prints for each step the median, least and most seconds, and
# for each step of a rival the ratio to the step of sluice that gives the same: the median over the rounds of
# rival / sluice. Exits with 1 where two programs give answers with different numbers of rows.

function field(name,    text) {
  if (!match($0, "\"" name "\": (\"[^\"]*\"|[-+.0-9e]+)")) return ""
  text = substr($0, RSTART + length(name) + 4, RLENGTH - length(name) - 4)
  gsub(/"/, "", text)
  return text
}

# The p-th of a hundred of the values list[1..count], by insertion.
function quantile(list, count, p,    sorted, i, j, place) {
  for (i = 1; i <= count; ++i) {
    for (j = i - 1; j >= 1 && sorted[j] > list[i]; --j) sorted[j + 1] = sorted[j]
    sorted[j + 1] = list[i]
  }
  if (p == 50 && count % 2 == 0) return (sorted[count / 2] + sorted[count / 2 + 1]) / 2
  place = int((count - 1) * p / 100 + 0.5) + 1
  return sorted[place]
}

function of(table, key, p,    list, count, pair) {
  for (pair in pairs) if ((key, pair) in table) list[++count] = table[key, pair]
  return quantile(list, count, p)
}

# The median over the rounds of table[key] / table[base].
function ratio(table, key, base,    list, count, pair) {
  for (pair in pairs)
    if (((key, pair) in table) && ((base, pair) in table) && table[base, pair] > 0)
      list[++count] = table[key, pair] / table[base, pair]
  return count == 0 ? "-" : sprintf("%.1fx", quantile(list, count, 50))
}

function compare(key, base) {
  if (!(base in rows)) return
  printf "%-28s %-28s %10s %10s\n", key, base, ratio(seconds, key, base), ratio(cpu, key, base)
}

{
  key = field("rival") " " field("step") " " field("threads")
  pair = field("pair")
  pairs[pair] = 1
  if (!(key in rows)) keys[++key_count] = key
  else if (rows[key] != field("rows")) different = different key " "
  rows[key] = field("rows")
  rival[key] = field("rival")
  step[key] = field("step")
  threads_of[key] = field("threads") + 0
  if (step[key] == "load" && rival[key] == "sluice" && threads_of[key] > most_threads)
    most_threads = threads_of[key]
  seconds[key, pair] = field("seconds") + 0
  cpu[key, pair] = field("cpu_seconds") + 0
  rss[key, pair] = field("max_rss_mb") + 0
}

END {
  printf "%-28s %12s %12s %12s %12s %10s %12s\n", "program, step, threads", "median s", "least s", "most s", "CPU s",
    "peak MB", "rows"
  for (i = 1; i <= key_count; ++i) {
    key = keys[i]
    printf "%-28s %12.6f %12.6f %12.6f %12.6f %10d %12d\n", key, of(seconds, key, 50), of(seconds, key, 0),
      of(seconds, key, 100), of(cpu, key, 50), of(rss, key, 50), rows[key]
  }
  for (i = 1; i <= key_count; ++i) {
    key = keys[i]
    if (rival[key] == "sluice") continue
    if (!header++) printf "\n%-28s %-28s %10s %10s\n", "rival", "takes as much as", "wall", "CPU"
    # A rival that runs with one number of threads is compared with sluice at its most.
    same_threads = rival[key] == "duckdb" ? threads_of[key] : most_threads
    answer = step[key] == "follow" ? "sluice follow 1" : "sluice load " same_threads
    compare(key, answer)
    if (step[key] == "follow") compare(key, "sluice follow-amounts 1")
    if (rows[answer] != rows[key]) different = different key " "
  }
  if (different != "") {
    print "\nDifferent numbers of rows: " different > "/dev/stderr"
    exit 1
  }
}
