# SPDX-License-Identifier: Apache-2.0
# Makes one table of the lines of measure_detection (cell,seed,table,method,measure,value), as Markdown:
#   -v table=accounts             which table
#   -v rows=method                what a row is: cell, method or measure
#   -v columns='precision|AP'     what a column is, in this order; a:b is a divided by b (sums over the seeds)
#   -v fixed=cell -v value=mixed  the third of cell, method and measure, which is the same in the whole table
# A cell of the table is the mean over the seeds (least–most); with -v how=sum the sum over the seeds.
BEGIN {
  FS = ","
  place["cell"] = 1; place["method"] = 4; place["measure"] = 5
  column_field = 10 - place[rows] - place[fixed]
  counts = "^(accounts|mules|flagged|found|true|shown|cases|groups|without a mule|half of one case|largest 20.*)$"
  column_count = split(columns, column, "|")
}

$3 == table && $place[fixed] == value && $6 != "nan" && $6 != "-nan" {
  if (!($place[rows] in seen)) { seen[$place[rows]]; row[++row_count] = $place[rows] }
  at = $place[rows] SUBSEP $column_field
  figure[at, $2] = $6; sum[at] += $6; ++count[at]
  seeds[$2]
  if (!(at in least) || $6 < least[at]) least[at] = $6
  if (!(at in most) || $6 > most[at]) most[at] = $6
}

function ratio(r, name,    part, a, b, s, low, high, each) {
  split(name, part, ":")
  a = r SUBSEP part[1]; b = r SUBSEP part[2]
  if (!(sum[b] > 0)) return "–"
  low = high = ""
  for (s in seeds) {
    if (!(figure[b, s] > 0)) continue
    each = figure[a, s] / figure[b, s]
    if (low == "" || each < low) low = each
    if (high == "" || each > high) high = each
  }
  return sprintf("%.2f (%.2f–%.2f)", sum[a] / sum[b], low, high)
}

function shown(r, name,    at) {
  if (name ~ /:/) return ratio(r, name)
  at = r SUBSEP name
  if (!(at in count)) return "–"
  if (how == "sum") return sprintf("%d", sum[at])
  if (name ~ counts)
    return count[at] == 1 ? sprintf("%d", sum[at]) : sprintf("%.0f (%d–%d)", sum[at] / count[at], least[at], most[at])
  if (count[at] == 1) return sprintf("%.2f", sum[at])
  return sprintf("%.2f (%.2f–%.2f)", sum[at] / count[at], least[at], most[at])
}

END {
  if (row_count == 0) exit
  printf "| |"
  for (c = 1; c <= column_count; ++c) {
    title = column[c]
    sub(/:/, " / ", title)
    printf " %s |", title
  }
  printf "\n|---|"
  for (c = 1; c <= column_count; ++c) printf "---|"
  printf "\n"
  for (r = 1; r <= row_count; ++r) {
    printf "| %s |", row[r]
    for (c = 1; c <= column_count; ++c) printf " %s |", shown(row[r], column[c])
    printf "\n"
  }
  printf "\n"
}
